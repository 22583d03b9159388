using System.CommandLine;
using NeuraNft.Application.Chain.Quarantine;

namespace NeuraNft.Operator.Chain;

/// <summary>neura chain quarantine: list, show, replay.</summary>
internal static class QuarantineCommand
{
    private const int PageSize = 500;

    public static Command Create(CommandContext context) => context.Command(
        "quarantine",
        "Logs that claimed to be events and could not be read.",
        (market, arguments, ct) => ListAsync(context, market, arguments, null, ct),
        List(context),
        Show(context),
        Replay(context));

    private static Option<string?> Reason() => new("--reason") { Description = "Only those whose reason begins so, as UNKNOWN_EVENT." };

    private static Command List(CommandContext context)
    {
        var reason = Reason();
        return context.Command(
            "list",
            "One line a log: receipt/log index, height, contract, reason.",
            (market, arguments, ct) => ListAsync(context, market, arguments, arguments.GetValue(reason), ct),
            reason);
    }

    private static async Task ListAsync(
        CommandContext context, OpenMarket market, ParseResult arguments, string? reason, CancellationToken ct)
    {
        var isEmpty = true;
        await foreach (var row in RowsAsync(market, reason, ct))
        {
            isEmpty = false;
            if (arguments.GetValue(context.Json)) context.Terminal.Json(Shown(row));
            else context.Line($"{row.ReceiptId}/{row.LogIndex} @{row.Height} {row.Contract}: {row.Reason}");
        }

        if (isEmpty && !arguments.GetValue(context.Json)) context.Line("Nothing is quarantined.");
    }

    private static Command Show(CommandContext context)
    {
        var log = new Argument<string>("log") { Description = "receipt/log index." };
        return context.Command(
            "show",
            "A log with its bytes and where it came from.",
            async (market, arguments, ct) =>
            {
                foreach (var row in await FindAsync(market, arguments.GetRequiredValue(log), ct))
                    context.Done(
                        arguments, Shown(row),
                        $"{row.ReceiptId}/{row.LogIndex} of {row.Contract} on {row.Network}, block {row.Height} {row.BlockHash}, "
                        + $"transaction {row.TransactionHash}, predecessor {row.Predecessor}, signer {row.Signer}, "
                        + $"since {row.RecordedAt:u}: {row.Reason}\n{row.Text}");
            },
            log);
    }

    private static Command Replay(CommandContext context)
    {
        var log = new Argument<string?>("log") { Description = "receipt/log index; none: all.", Arity = ArgumentArity.ZeroOrOne };
        var reason = Reason();
        var dryRun = new Option<bool>("--dry-run") { Description = "Only tells what could be read now." };
        return context.Command(
            "replay",
            "Reads logs again: what can be read now is appended with its own identity and leaves quarantine.",
            async (market, arguments, ct) =>
            {
                var replay = new QuarantineReplay(market.Store);
                var isDry = arguments.GetValue(dryRun);
                var (left, stayed, outOfOrder, events) = (0, 0, 0, 0);
                await foreach (var row in ChosenAsync(market, arguments.GetValue(log), arguments.GetValue(reason), ct))
                {
                    var outcome = await replay.ReplayAsync(row, isDry, ct);
                    events += outcome.Events;
                    if (outcome.StillUnreadable is not { } why)
                    {
                        left++;
                        continue;
                    }

                    stayed++;
                    if (why.StartsWith(ReplayOutcome.OutOfOrder, StringComparison.Ordinal)) outOfOrder++;
                    if (!arguments.GetValue(context.Json)) context.Line($"{outcome.Log} stays: {why}");
                }

                context.Done(
                    arguments, new { Left = left, Stayed = stayed, OutOfOrder = outOfOrder, Events = events, DryRun = isDry },
                    $"{left} log(s) {(isDry ? "would leave" : "left")} quarantine with {events} event(s); {stayed} stay."
                    + (outOfOrder == 0 ? "" : $" {outOfOrder} came too late: their assets are right again only in a database that reads "
                        + "the chain anew (docs/operations.md, Ingestion)."));
            },
            log, reason, dryRun);
    }

    private static async IAsyncEnumerable<QuarantinedRow> ChosenAsync(
        OpenMarket market, string? log, string? reason, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        if (log is not null)
            foreach (var row in await FindAsync(market, log, ct)) yield return row;
        else
            await foreach (var row in RowsAsync(market, reason, ct)) yield return row;
    }

    private static async IAsyncEnumerable<QuarantinedRow> RowsAsync(
        OpenMarket market, string? reason, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var rows = new QuarantineRows(market.Database);
        QuarantinedRow? after = null;
        while (await rows.ListAsync(reason, after, PageSize, ct) is { Count: > 0 } page)
        {
            foreach (var row in page) yield return row;
            after = page[^1];
        }
    }

    private static async Task<IReadOnlyList<QuarantinedRow>> FindAsync(OpenMarket market, string name, CancellationToken ct) =>
        QuarantineKey.Find(name) is { } key && await new QuarantineRows(market.Database).FindAsync(key, ct) is { Count: > 0 } found
            ? found
            : throw new RefusedException("NOT_FOUND", $"No log {PrintableText.Of(name)} is quarantined.");

    private static object Shown(QuarantinedRow row) => new
    {
        row.Network, row.ReceiptId, row.LogIndex, row.Height, row.BlockHash, row.BlockTime, row.Contract, row.Reason, row.RecordedAt,
        row.TransactionHash, row.Predecessor, row.Signer, row.Text,
    };
}
