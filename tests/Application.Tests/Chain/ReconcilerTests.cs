using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Chain.Reconciliation;

namespace NeuraNft.Application.Tests.Chain;

public sealed class ReconcilerTests(MarketFixture market) : IClassFixture<MarketFixture>, IDisposable
{
    private static readonly Uri Node = new("http://node.test");
    private readonly TestChain chain = new(market);
    private readonly ChainMetrics metrics = new();

    public void Dispose()
    {
        chain.Dispose();
        metrics.Dispose();
    }

    [Theory]
    [InlineData("""{"token_id":"7"}""", "unreadable: nft_token answers no token.")]
    [InlineData("""{"owner_id":7}""", "unreadable: nft_token answers no token.")]
    [InlineData("[]", "unreadable: nft_token answers no token.")]
    [InlineData("not JSON", "unreadable: ")]
    [InlineData("""{"owner_id":"\ud800"}""", "unreadable: ")]
    public async Task Answer_that_is_no_token_is_a_difference_of_that_token_alone(string answer, string actual)
    {
        await TokensAsync("7", "8");
        var report = await RunAsync((token, _) => token == "7" ? answer : """{"owner_id":"bob.test.near"}""");
        var drift = report.Drifts.ShouldHaveSingleItem();
        (drift.TokenId, drift.Subject, drift.Expected).ShouldBe(("7", "answer", "readable"));
        drift.Actual.ShouldStartWith(actual);
        report.Assets.ShouldBe(2);
    }

    [Fact]
    public async Task Answer_that_no_row_can_hold_is_cut_and_kept()
    {
        await TokensAsync("7");
        var report = await RunAsync((_, _) => $$"""{"owner_id":"\u0000{{new string('x', 10_000)}}"}""");
        report.Drifts.ShouldHaveSingleItem().Actual.Length.ShouldBeLessThan(500);
        (await market.CountAsync("select count(*) from chain_drift where reconciliation = $1", report.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task Log_that_begins_behind_the_mint_is_a_difference_of_that_asset_alone()
    {
        await chain.TakeAsync(TestChain.Block(10, chain.Receipt("a", Logs.Set("bob.test.near"), Logs.Mint("1:2"))));
        var report = await RunAsync(
            (_, method) => method == "nft_token" ? """{"owner_id":"bob.test.near"}""" : "6", ContractKind.Nrc101);
        report.Drifts.Where(d => d.TokenId == "1:1").ShouldHaveSingleItem().Subject.ShouldBe("log");
        report.Drifts.Where(d => d.TokenId == "1:2" && d.Subject == "owner").ShouldBeEmpty();
    }

    [Fact]
    public async Task Comparison_that_fails_does_not_end_the_service()
    {
        await TokensAsync("7");
        using var rpc = new StubRpc((_, _, _) => "17");
        using var service = new ReconciliationService(
            Reconciler(rpc), Options.Create(new ChainOptions { Network = chain.Network, Contract = chain.Contract }),
            Options.Create(new ReconciliationOptions()), TimeProvider.System, NullLogger<ReconciliationService>.Instance);
        await service.CompareAsync(
            new FollowedContract { Account = chain.Contract, Kind = ContractKind.Nep171 }, MarketFixture.Ct);
        rpc.Asked.ShouldNotBeEmpty();
    }

    private async Task TokensAsync(params string[] tokens)
    {
        var ids = string.Join(',', tokens.Select(t => $"\"{t}\""));
        var minted = chain.Receipt("a", Logs.Event(
            "nft_mint", $$"""{"owner_id":"bob.test.near","token_ids":[{{ids}}]}""", standard: "nep171"));
        var group = new ContractGroup([new FollowedContract { Account = chain.Contract, Kind = ContractKind.Nep171 }], null);
        await chain.Ingestion.TakeAsync([TestChain.Block(10, minted)], group, MarketFixture.Ct);
    }

    private async Task<ReconciliationReport> RunAsync(Func<string, string, string> view, ContractKind kind = ContractKind.Nep171)
    {
        using var rpc = new StubRpc((_, method, data) => method == "block" ? StubRpc.Block(10) : StubRpc.View(10, View(data!)));
        return await Reconciler(rpc).RunAsync(
            new ReconciliationRequest(chain.Network, chain.Contract, kind, null, null), MarketFixture.Ct);

        string View(JsonNode data)
        {
            var arguments = JsonNode.Parse(Encoding.UTF8.GetString(Convert.FromBase64String((string)data["args_base64"]!)))!;
            return view((string)arguments["token_id"]!, (string)data["method_name"]!);
        }
    }

    private Reconciler Reconciler(StubRpc rpc) => new(market.Store, market.Db, rpc.Client(Node), metrics);
}
