using System.CommandLine;

namespace NeuraNft.Operator.Chain;

/// <summary>neura chain: what ingestion did, could not read, and what the chain itself says.</summary>
internal static class ChainCommand
{
    public static Command Create(CommandContext context) => context.Command(
        "chain",
        "Where ingestion stands; quarantine, reconciliation, and the import of a deployed contract's history.",
        (market, arguments, ct) => ShowAsync(context, market, arguments, ct),
        QuarantineCommand.Create(context),
        ReconcileCommand.Create(context),
        ImportLegacyCommand.Create(context));

    private static async Task ShowAsync(CommandContext context, OpenMarket market, ParseResult arguments, CancellationToken ct)
    {
        var rows = await ContractState.ReadAllAsync(market.Database, ct);
        if (arguments.GetValue(context.Json))
        {
            context.Terminal.Json(rows);
            return;
        }

        foreach (var one in rows)
            context.Line($"{one.Network} {one.Contract}: block {one.Height} of {one.BlockTime:u} {one.BlockHash}, "
                + $"{one.Quarantined} quarantined" + string.Concat(one.Rejected.Select(r => $", {r.Value} {r.Key}")));
        if (rows.Count == 0) context.Line("Nothing was ingested.");
    }
}
