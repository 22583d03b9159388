using System.CommandLine;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Chain.Reconciliation;

namespace NeuraNft.Operator.Chain;

/// <summary>neura chain reconcile.</summary>
internal static class ReconcileCommand
{
    public static Command Create(CommandContext context)
    {
        var address = new ChainAddress();
        var foreign = new Option<bool>("--foreign") { Description = "The contract is a followed NEP-171 contract, not NRC-101." };
        var height = new Option<ulong?>("--height") { Description = "A final height that was ingested. Default: the last one." };
        var sample = new Option<int?>("--sample") { Description = "So many assets, chosen by the height. Default: all." };
        return context.Command(
            "reconcile",
            "Compares the log, folded up to a block, with the contract's own answers at that block. Exit code 1 where they differ.",
            async (market, arguments, ct) =>
            {
                using var http = new HttpClient();
                using var metrics = new ChainMetrics();
                var reconciler = new Reconciler(market.Store, market.Database, address.Client(arguments, http, market.Time), metrics);
                var request = new ReconciliationRequest(
                    arguments.GetRequiredValue(address.Network), arguments.GetRequiredValue(address.Contract),
                    arguments.GetValue(foreign) ? ContractKind.Nep171 : ContractKind.Nrc101,
                    arguments.GetValue(height), arguments.GetValue(sample));
                var report = await reconciler.RunAsync(request, ct);
                if (!arguments.GetValue(context.Json))
                    foreach (var drift in report.Drifts)
                        context.Line($"{drift.TokenId} {drift.Subject}: {drift.Expected} by the log, {drift.Actual} by the chain");
                context.Done(
                    arguments, report,
                    $"Block {report.Height}: {report.Assets} asset(s), {report.Answers} value(s), {report.Drifts.Count} difference(s).");
                if (report.Drifts.Count > 0)
                    throw new RefusedException("DRIFT", $"Log and chain differ in {report.Drifts.Count} value(s) at {report.Height}.");
            },
            address.Network, address.Contract, address.Rpc, foreign, height, sample);
    }
}
