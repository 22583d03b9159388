using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NeuraNft.Operator.Status;

/// <summary>The report as tables for people.</summary>
internal static class StatusView
{
    public static IRenderable Of(StatusReport report)
    {
        var readers = Table("reader", "state", "position", "lag", "events/s", "parked", "leader, heartbeat");
        foreach (var one in report.Readers)
            Row(readers, one.Name, one.State, Number(one.Position), Number(one.Lag), Rate(one.EventsPerSecond), Number(one.Parked),
                Leader(one));
        List<IRenderable> parts = [new Text($"head of the log: {Number(report.Head)}"), readers];
        foreach (var one in report.Readers.Where(one => one.PausedAt is not null))
            parts.Add(new Text(PrintableText.Of($"{one.Name} is paused since {one.PausedAt:u}: {one.PausedReason}")));
        if (report.Queues.Count == 0) return new Rows(parts);
        var queues = Table("queue", "due", "leased", "delayed", "parked");
        foreach (var one in report.Queues)
            Row(queues, one.Queue, Number(one.Due), Number(one.Leased), Number(one.Delayed), Number(one.Parked));
        return new Rows([.. parts, queues]);
    }

    private static Table Table(params string[] columns)
    {
        // Narrow: it should fit a terminal of 80 characters.
        var table = new Table().Border(TableBorder.None);
        foreach (var column in columns) table.AddColumn(new TableColumn(column).Padding(0, 0, 2, 0));
        return table;
    }

    private static void Row(Table table, params string?[] cells) => table.AddRow(cells.Select(cell => new Text(PrintableText.Of(cell))));

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Rate(double? value) => value?.ToString("0.#", CultureInfo.InvariantCulture) ?? "";

    private static string Leader(ReaderState one) => one.SilentSeconds is { } silent
        ? $"{one.Leader}, {silent.ToString("0.0", CultureInfo.InvariantCulture)} s ago"
        : one.Leader ?? "";
}
