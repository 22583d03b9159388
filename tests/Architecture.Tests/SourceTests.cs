using System.Text.RegularExpressions;

namespace NeuraNft.Architecture.Tests;

/// <summary>What must not stand in the text of the sources.</summary>
public sealed partial class SourceTests
{
    // These tests name what they forbid.
    private const string Self = "tests/Architecture.Tests/";

    [Fact]
    public void Clock_is_read_only_through_a_time_provider() =>
        Matches(SystemClock(), f => !f.StartsWith("tests/", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Domain_and_projections_read_no_clock_and_make_no_ids() =>
        Matches(AnyClock(), f => IsIn(f, "src/Domain/") || IsIn(f, "src/Projections/")).ShouldBeEmpty();

    [Fact]
    public void Async_void_is_nowhere() => Matches(AsyncVoid(), _ => true).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_left_for_later() => Matches(Unfinished(), _ => true).ShouldBeEmpty();

    [Fact]
    public void Regions_are_nowhere() => Matches(Region(), _ => true).ShouldBeEmpty();

    [Fact]
    public void Namespaces_are_file_scoped() => Matches(BlockNamespace(), _ => true).ShouldBeEmpty();

    private static List<string> Matches(Regex forbidden, Func<string, bool> among) =>
    [
        .. from file in Repository.CSharp()
           where !IsIn(file, Self) && among(file)
           from line in Repository.Lines(file).Select((text, i) => (text, number: i + 1))
           where forbidden.IsMatch(line.text)
           select $"{file}:{line.number}: {line.text.Trim()}",
    ];

    private static bool IsIn(string file, string folder) => file.StartsWith(folder, StringComparison.Ordinal);

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b")]
    private static partial Regex SystemClock();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b|GetUtcNow|TimeProvider|Stopwatch|Guid\.(NewGuid|CreateVersion7)|\bRandom\b")]
    private static partial Regex AnyClock();

    [GeneratedRegex(@"\basync void\b")]
    private static partial Regex AsyncVoid();

    [GeneratedRegex(@"//.*\b(TODO|FIXME|HACK|XXX)\b|\bNotImplementedException\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"^\s*#region\b")]
    private static partial Regex Region();

    [GeneratedRegex(@"^namespace [\w.]+\s*\{?\s*$")]
    private static partial Regex BlockNamespace();
}
