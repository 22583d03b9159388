using System.Globalization;
using Neura.EventStore;

namespace NeuraNft.Auditor.Replaying;

/// <summary>A replay in words.</summary>
internal static class ReplayAnswer
{
    public static Answer Of(ReplayResult result, ReplayOptions options)
    {
        var wrong = Tables(result).Where(t => t.Table.IsEqual == false).Select(t => t.Table.Name).ToList();
        var not = result.Projections.Where(p => p.NotCompared is not null).Select(p => p.Name).ToList();
        var pace = string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Events} events in {result.Seconds:0.0} s ({result.Events / Math.Max(result.Seconds, 0.001):0}/s)");
        var kept = options.Keep ? $" The rows are in schema {options.Schema}: drop it when you are done." : "";
        var (code, sentence) = wrong.Count > 0
            ? (ExitCode.Differs, $"What the log says is not what is live, in {string.Join(", ", wrong)}; {pace}.{kept}")
            : not.Count > 0
                ? (ExitCode.NotCompared, not.Count == result.Projections.Count
                    ? $"Replayed; the live read models stand elsewhere, so nothing was compared; {pace}.{kept}"
                    : $"Replayed, but not compared: {string.Join(", ", not)}; {pace}.{kept}")
                : (ExitCode.Proven, $"All {Tables(result).Count()} tables of {result.Projections.Count} projections follow from the log; "
                    + $"{pace}.{kept}");
        return new Answer(code, sentence, result)
        {
            Tables = [Overview(result), .. Tables(result).Where(t => t.Table.Differences.Count > 0).Select(t => Differences(t.Table))],
        };
    }

    private static IEnumerable<(ReplayedProjection Projection, ReplayedTable Table)> Tables(ReplayResult result) =>
        result.Projections.SelectMany(p => p.Tables.Select(t => (p, t)));

    private static AnswerTable Overview(ReplayResult result) => new(
        ["projection", "table", "position", "rows", "digest", "live"],
        [
            .. Tables(result).Select(t => (string[])
            [
                t.Projection.Name, t.Table.Name, Text(t.Projection.Position), Text(t.Table.Rows), t.Table.Digest[..16],
                t.Table.IsEqual switch
                {
                    true => "equal",
                    false => $"{t.Table.DifferenceCount} row(s) differ",
                    null => t.Projection.NotCompared ?? "",
                },
            ]),
        ]);

    private static AnswerTable Differences(ReplayedTable table) => new(
        [table.Name, "difference"],
        [
            .. table.Differences.Select(d => (string[])
            [
                d.Key,
                d.Kind switch
                {
                    RowDifferenceKind.Missing => "the log gives this row, the live table has it not",
                    RowDifferenceKind.Invented => "the live table has this row, the log does not give it",
                    RowDifferenceKind.Changed => "the live row has other values than the log gives",
                    _ => d.Kind.ToString(),
                },
            ]),
            .. table.DifferenceCount > table.Differences.Count
                ? (string[][])[[$"and {table.DifferenceCount - table.Differences.Count} more", ""]] : [],
        ]);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
