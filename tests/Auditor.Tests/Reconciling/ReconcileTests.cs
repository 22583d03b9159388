using System.Text.Json;
using System.Text.Json.Nodes;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Tests;

namespace NeuraNft.Auditor.Tests.Reconciling;

public sealed class ReconcileTests(LoggedMarket logged) : IClassFixture<LoggedMarket>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await logged.Market.ExecuteAsync(
        $"""
        INSERT INTO chain_cursor (network, contract, height, block_hash, block_time)
        VALUES ('testnet', '{Sample.Contract}', {ChainNode.Height}, '{ChainNode.Hash}', {ChainNode.Nanoseconds}) ON CONFLICT DO NOTHING
        """);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Chain_that_says_what_the_log_says_has_no_drift_and_one_that_does_not_is_listed()
    {
        using var honest = new ChainNode((method, arguments) => AnswerAsync(method, arguments, null));
        var (code, text) = await logged.AskAsync("reconcile", "--rpc", $"{honest.Address}");
        code.ShouldBe(ExitCode.Proven, text);
        text.ShouldContain($"{Sample.Contract} at block {ChainNode.Height}: 2 assets");

        using var other = new ChainNode((method, arguments) => AnswerAsync(method, arguments, "thief.test.near"));
        (code, text) = await logged.AskAsync(
            "reconcile", "--rpc", $"{other.Address}", "--output", "json", "--block", $"{ChainNode.Height}");
        code.ShouldBe(ExitCode.Drifted, text);
        using var answer = JsonDocument.Parse(text);
        var drift = answer.RootElement.GetProperty("detail").GetProperty("drifts").EnumerateArray().ToList();
        drift.Select(d => $"{d.GetProperty("subject")} {d.GetProperty("expected")} {d.GetProperty("actual")}")
            .ShouldContain("owner carol.test.near thief.test.near");
        (await logged.Market.CountAsync("SELECT count(*) FROM chain_reconciliation")).ShouldBe(0, "an auditor writes nothing");
    }

    [Fact]
    public async Task Block_that_was_not_read_unknown_contract_and_dead_endpoint_are_told_apart()
    {
        using var node = new ChainNode((method, arguments) => AnswerAsync(method, arguments, null));
        (await logged.AskAsync("reconcile", "--rpc", $"{node.Address}", "--block", "100001")).Code.ShouldBe(ExitCode.UsedWrongly);
        (await logged.AskAsync("reconcile", "--rpc", $"{node.Address}", "--contract", "no.near")).Code.ShouldBe(ExitCode.NotFound);
        (await logged.AskAsync("reconcile")).Code.ShouldBe(ExitCode.UsedWrongly);
        (await logged.AskAsync("reconcile", "--rpc", "http://127.0.0.1:9/")).Code.ShouldBe(ExitCode.Failed);
    }

    private async Task<string> AnswerAsync(string method, JsonNode arguments, string? owner)
    {
        var asset = new AssetId(Sample.Contract, (string)arguments["token_id"]!);
        var stream = await logged.Market.Store.FetchStreamAsync(StreamKeys.Asset(asset), 0, CancellationToken.None);
        var state = stream.Aggregate(AssetState.Initial, (s, e) => Aggregates.Asset.Evolve(s, e.Data));
        if (state is not AssetState.Minted minted) return "null";
        if (method == "nft_token")
            return JsonSerializer.Serialize(new
            {
                owner_id = owner ?? minted.Owner.Value,
                approved_account_ids = minted.Approvals.ToDictionary(a => a.Key.Value, a => a.Value),
            });
        var level = minted.Access.LevelOf(Account.Parse((string)arguments["account_id"]!), new BlockTime(ChainNode.Nanoseconds));
        return $"{(int)level}";
    }
}
