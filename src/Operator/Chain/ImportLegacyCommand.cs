using System.CommandLine;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Chain.Legacy;

namespace NeuraNft.Operator.Chain;

/// <summary>neura chain import-legacy.</summary>
internal static class ImportLegacyCommand
{
    public static Command Create(CommandContext context)
    {
        var address = new ChainAddress();
        var from = new Option<string?>("--from") { Description = "Folder or address of near-lake's files." };
        var fromHeight = new Option<ulong>("--from-height") { Description = "First height of the first run.", Required = true };
        var toHeight = new Option<ulong?>("--to-height") { Description = "Last height. Default: the newest final block." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Reads and counts, writes nothing." };
        return context.Command(
            "import-legacy",
            "Moves the history of a deployed NeuraNFT contract into the log. Run again, it goes on where it stopped.",
            async (market, arguments, ct) =>
            {
                using var http = new HttpClient();
                using var metrics = new ChainMetrics();
                var source = address.Source(arguments, arguments.GetValue(from), http, market.Time);
                var import = new LegacyImport(market.Store, market.Database, source, metrics, market.Time);
                var request = new LegacyImportRequest(
                    arguments.GetRequiredValue(address.Network), arguments.GetRequiredValue(address.Contract),
                    arguments.GetValue(fromHeight), arguments.GetValue(toHeight), arguments.GetValue(dryRun));
                var report = await import.RunAsync(request, null, ct);
                var rejected = string.Concat(report.Rejected.Select(r => $", {r.Value} {r.Key}"));
                context.Done(
                    arguments, new { report.Height, report.Blocks, report.Events, report.Rejected, report.Quarantined, request.DryRun },
                    $"{report.Blocks} block(s) up to {report.Height}, {report.Events} event(s), "
                    + $"{(request.DryRun ? "nothing written, " : "")}{report.Quarantined} quarantined{rejected}.");
            },
            address.Network, address.Contract, address.Rpc, from, fromHeight, toHeight, dryRun);
    }
}
