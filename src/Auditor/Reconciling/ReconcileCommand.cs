using System.CommandLine;
using System.Globalization;
using Neura.Near.Rpc;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Chain.Reconciliation;
using NeuraNft.Auditor.Logs;

namespace NeuraNft.Auditor.Reconciling;

/// <summary>neura-audit reconcile.</summary>
internal static class ReconcileCommand
{
    public static Command Create(Report report)
    {
        var rpc = new Option<Uri>("--rpc")
        {
            Description = "JSON-RPC endpoint of the chain; take one that the market does not run.", Required = true,
            CustomParser = result =>
            {
                if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") return uri;
                result.AddError($"'{result.Tokens[0].Value}' is no http address.");
                return null;
            },
        };
        var network = new Option<string?>("--network") { Description = "The chain's name in the market; needed where there are several." };
        var contract = new Option<string?>("--contract") { Description = "The asset contract; needed where several are followed." };
        var foreign = new Option<bool>("--foreign") { Description = "The contract is a followed NEP-171 contract, not NRC-101." };
        var block = new Option<ulong?>("--block") { Description = "A final height that was read by the market. Without it the last one." };
        var sample = new Option<int?>("--sample") { Description = "So many assets, chosen by the height. Without it all." };
        var connection = LogOption.Create();
        return report.Question(
            "reconcile",
            "Asks the chain itself: are owner, approvals and levels of each asset at a block what the log's events come to there? It "
            + "writes nothing.",
            async (arguments, ct) =>
            {
                await using var log = LogOption.Open(arguments, connection);
                using var http = new HttpClient();
                using var metrics = new ChainMetrics();
                var endpoint = new JsonRpcClientOptions { Endpoints = [arguments.GetRequiredValue(rpc)] };
                var followed = await FollowedContracts.OneAsync(log, arguments.GetValue(network), arguments.GetValue(contract), ct);
                var request = new ReconciliationRequest(
                    followed.Network, followed.Contract, arguments.GetValue(foreign) ? ContractKind.Nep171 : ContractKind.Nrc101,
                    arguments.GetValue(block), arguments.GetValue(sample)) { Supply = true };
                try
                {
                    var reconciler = new Reconciler(
                        log.Store, log.Database, new JsonRpcClient(http, endpoint, TimeProvider.System), metrics);
                    return Answer(followed.Contract, await reconciler.CompareAsync(request, ct));
                }
                catch (ArgumentException unread)
                {
                    throw new RefusedException(ExitCode.UsedWrongly, unread.Message);
                }
                catch (ChainHaltedException other)
                {
                    throw new RefusedException(ExitCode.Drifted, other.Message);
                }
                catch (NearRpcException failure)
                {
                    throw new RefusedException(ExitCode.Failed, failure.Message);
                }
            },
            rpc, network, contract, foreign, block, sample, connection);
    }

    private static Answer Answer(string contract, ReconciliationReport report)
    {
        var what = string.Create(
            CultureInfo.InvariantCulture, $"{contract} at block {report.Height}: {report.Assets} assets, {report.Answers} values");
        if (report.Skipped > 0) what += string.Create(CultureInfo.InvariantCulture, $" ({report.Skipped} assets not compared)");
        var (code, sentence) = report switch
        {
            { Drifts.Count: > 0 } => (ExitCode.Drifted, $"{what}, {report.Drifts.Count} differ."),
            { Answers: 0 } => (ExitCode.NotCompared, $"{what}: nothing was compared."),
            _ => (ExitCode.Proven, $"{what}, all as the log says."),
        };
        return new Answer(
            code, sentence, new { Contract = contract, report.Height, report.Assets, report.Skipped, report.Answers, report.Drifts })
        {
            Tables = report.Drifts.Count == 0 ? [] :
            [
                new AnswerTable(
                    ["token", "what", "by the log", "by the chain"],
                    [.. report.Drifts.Select(d => (string[])[d.TokenId, d.Subject, d.Expected, d.Actual])]),
            ],
        };
    }
}
