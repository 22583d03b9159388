using System.Text.Json;
using Neura.Near;
using NeuraNft.Application.Tests;

namespace NeuraNft.Auditor.Tests.Reconciling;

/// <summary>reconcile against the contract itself: rights, approvals and owners are made by calls and read from its blocks.</summary>
public sealed class RealChainTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private static readonly NearToken Storage = NearToken.FromMillinear(200);

    [Fact]
    public async Task Log_of_the_contracts_own_events_has_no_drift_until_a_row_or_an_event_is_changed()
    {
        await using var chain = await RealChain.StartAsync(market);
        await using var views = new RunningViews(market);
        var (maker, user, buyer) = (await chain.AccountAsync("maker"), await chain.AccountAsync("user"), await chain.AccountAsync("buyer"));
        var (lent, sold) = await DealAsync(chain, maker, user, buyer);
        var height = await chain.FollowAsync();
        await views.CaughtUpAsync();
        await ShouldBeProvenAsync(chain, height);

        // What the chain did since is no drift; once it is read, both blocks are compared with what held at each.
        await chain.CallAsync(
            buyer, "nrc_set_access", new { token_id = sold, account_id = user.Account.Value, level = 4 }, Storage);
        await chain.CallAsync(maker, "nrc_revoke_access", new { token_id = lent, account_id = user.Account.Value }, NearToken.OneYocto);
        await ShouldBeProvenAsync(chain, height);
        var later = await chain.FollowAsync();
        await views.CaughtUpAsync();
        await ShouldBeProvenAsync(chain, later);
        await ShouldBeProvenAsync(chain, height, "--block", $"{height}");

        await SetOwnerAsync(sold, "thief.neura.local");
        (await DriftsAsync(chain)).ShouldBe([$"{sold} view:owner {buyer.Account} thief.neura.local"]);
        await SetOwnerAsync(sold, buyer.Account.Value);
        await ShouldBeProvenAsync(chain, later);

        await market.ExecuteAsync(
            $$"""
            UPDATE mt_events SET data = jsonb_set(data, '{level}', '5')
             WHERE stream_id = 'asset/{{chain.Contract}}/{{sold}}' AND type = 'access_set'
            """);
        (await DriftsAsync(chain)).ShouldBe([$"{sold} level:{user.Account} 5 4"]);
    }

    private Task SetOwnerAsync(string token, string owner) =>
        market.ExecuteAsync($"UPDATE access_asset SET owner = '{owner}' WHERE token_id = '{token}'");

    private async Task ShouldBeProvenAsync(RealChain chain, ulong height, params string[] more)
    {
        var (code, text) = await AskAsync(chain, more);
        code.ShouldBe(ExitCode.Proven, text);
        text.ShouldContain($"{chain.Contract} at block {height}: 2 assets, ");
        text.ShouldContain("all as the log says");
    }

    /// <summary>Two assets: a right to one and an approval of it, and the other sold.</summary>
    private static async Task<(string Lent, string Sold)> DealAsync(
        RealChain chain, InMemorySigner maker, InMemorySigner user, InMemorySigner buyer)
    {
        var collection = await chain.CallAsync(maker, "nrc_create_collection", new { name = "Real", minting = "owner" }, Storage);
        var (lent, sold) = (await MintAsync(chain, maker, collection), await MintAsync(chain, maker, collection));
        await chain.CallAsync(maker, "nrc_set_access", new { token_id = lent, account_id = user.Account.Value, level = 1 }, Storage);
        await chain.CallAsync(maker, "nft_approve", new { token_id = lent, account_id = buyer.Account.Value }, Storage);
        await chain.CallAsync(
            maker, "nft_transfer", new { token_id = sold, receiver_id = buyer.Account.Value }, NearToken.OneYocto);
        return (lent, sold);
    }

    private static Task<string> MintAsync(RealChain chain, InMemorySigner maker, string collection) => chain.CallAsync(
        maker, "nrc_mint", new { collection_id = collection, kind = "model", name = "Real", metadata = new { data = "bafy" } }, Storage);

    private Task<(ExitCode Code, string Text)> AskAsync(RealChain chain, params string[] more) =>
        AuditedMarket.RunAsync(["reconcile", "--rpc", chain.Rpc, .. more, "--connection", market.ConnectionString]);

    /// <summary>Each as token, what, by the log, by the chain.</summary>
    private async Task<IReadOnlyList<string>> DriftsAsync(RealChain chain)
    {
        var (code, text) = await AskAsync(chain, "--output", "json");
        code.ShouldBe(ExitCode.Drifted, text);
        using var answer = JsonDocument.Parse(text);
        return
        [
            .. answer.RootElement.GetProperty("detail").GetProperty("drifts").EnumerateArray().Select(d =>
                $"{d.GetProperty("tokenId")} {d.GetProperty("subject")} {d.GetProperty("expected")} {d.GetProperty("actual")}"),
        ];
    }
}
