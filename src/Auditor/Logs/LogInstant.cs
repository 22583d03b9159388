using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace NeuraNft.Auditor.Logs;

/// <summary>How far the log is read: to a position, or to what was recorded by a time.</summary>
internal abstract record LogInstant
{
    private LogInstant() { }

    public static Option<LogInstant?> Option(string name, string description) => new(name)
    {
        Description = $"{description} A position (a number) or a time of recording such as 2026-11-21T18:00:00Z.",
        CustomParser = Parse,
    };

    public static LogInstant? Find(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? new AtPosition(position)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? new AtTime(time)
        : null;

    private static LogInstant? Parse(ArgumentResult result)
    {
        if (Find(result.Tokens[0].Value) is { } found) return found;
        result.AddError($"'{result.Tokens[0].Value}' is neither a position nor a time.");
        return null;
    }

    public sealed record AtPosition(long Position) : LogInstant;

    public sealed record AtTime(DateTimeOffset Time) : LogInstant;
}
