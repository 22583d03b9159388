using System.CommandLine;
using System.Globalization;

namespace NeuraNft.Operator.Explain;

/// <summary>neura explain.</summary>
internal static class ExplainCommand
{
    public static Command Create(CommandContext context)
    {
        var stream = new Argument<string>("stream") { Description = "Its key, such as asset/<contract>/<token>." };
        var bodies = new Option<bool>("--bodies") { Description = "The events' own data too." };
        return context.Command(
            "explain",
            "A stream's events: what happened, when, by whom, because of which command, and where on which chain.",
            async (market, arguments, ct) =>
            {
                var key = arguments.GetRequiredValue(stream);
                var events = await market.Raw.FetchStreamAsync(key, 0, ct);
                if (events.Count == 0) throw new RefusedException("NOT_FOUND", $"There is no stream {key}.");
                ExplainedEvent[] explained = [.. events.Select(one => ExplainedEvent.Of(one, arguments.GetValue(bodies)))];
                if (arguments.GetValue(context.Json)) context.Terminal.Json(new { Stream = key, Events = explained });
                else
                    foreach (var line in explained.SelectMany(Lines)) context.Line(line);
            },
            stream,
            bodies);
    }

    private static IEnumerable<string> Lines(ExplainedEvent one)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture, $"{one.Version} @{one.Position} {one.Timestamp:yyyy-MM-dd HH:mm:ss.fff}Z {one.Type} {one.Id}");
        var why = Named(("actor", one.Actor), ("command", one.Command?.ToString()), ("causation", one.Causation),
            ("correlation", one.Correlation));
        if (why.Length > 0) yield return $"    {why}";
        var noted = Named(one.Headers.OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => (header.Key, header.Value)));
        if (noted.Length > 0) yield return $"    {noted}";
        if (one.Body is { } body) yield return $"    {body.GetRawText()}";
    }

    private static string Named(params IEnumerable<(string Name, string? Value)> values) =>
        string.Join("  ", values.Where(one => one.Value is not null).Select(one => $"{one.Name} {one.Value}"));
}
