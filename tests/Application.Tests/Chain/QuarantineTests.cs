using System.Text;
using Neura.Near.Blocks;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Chain.Quarantine;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Application.Tests.Chain;

public sealed class QuarantineTests(MarketFixture market) : IClassFixture<MarketFixture>, IDisposable
{
    private readonly TestChain chain = new(market);

    public void Dispose() => chain.Dispose();

    [Fact, Trait("Abuse", "7")]
    public async Task Log_that_still_cannot_be_read_stays_with_its_reason()
    {
        var row = await QuarantinedAsync("EVENT_JSON:{");
        var outcome = await new QuarantineReplay(market.Store).ReplayAsync(row, dryRun: false, MarketFixture.Ct);
        outcome.StillUnreadable.ShouldNotBeNull().ShouldStartWith("MALFORMED: ");
        (await chain.RowsOfAsync("chain_quarantine")).ShouldBe(1);
    }

    [Fact, Trait("Abuse", "7")]
    public async Task Log_that_can_be_read_now_is_appended_once_with_the_identity_it_had()
    {
        var row = await ReadableAsync();
        var outcome = await new QuarantineReplay(market.Store).ReplayAsync(row, dryRun: false, MarketFixture.Ct);
        outcome.ShouldBe(new ReplayOutcome(new(row.ReceiptId, 0), 1, null));
        var stored = (await chain.AssetStreamAsync("1:1")).ShouldHaveSingleItem();
        stored.Id.ShouldBe(new ChainEventIdentity(chain.Network, TestChain.HashOf("r").ToString(), 0, 0, 0).EventId);
        stored.Headers["block_height"].ShouldBe("10");
        stored.Headers["block_hash"].ShouldBe(TestChain.HashOf("block 10").ToString());
        stored.Headers["predecessor"].ShouldBe("alice.test.near");
        (await chain.RowsOfAsync("chain_quarantine")).ShouldBe(0);
        (await chain.RowsOfAsync("chain_event")).ShouldBe(1);
    }

    [Fact, Trait("Abuse", "1")]
    public async Task Log_replayed_by_several_at_once_is_appended_once()
    {
        var row = await ReadableAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                await new QuarantineReplay(market.Store).ReplayAsync(row, dryRun: false, MarketFixture.Ct);
                return true;
            }
            catch (ChainHaltedException)
            {
                return false;
            }
        }));
        outcomes.Count(o => o).ShouldBe(1);
        (await chain.EventsAsync()).ShouldBe(1);
    }

    [Fact, Trait("Abuse", "7")]
    public async Task Replay_brings_no_right_back_that_was_revoked_since()
    {
        var row = await ReadableAsync(Logs.Set("bob.test.near"));
        await chain.TakeAsync(TestChain.Block(11, chain.Receipt("later", Logs.Revoke("bob.test.near"))));
        foreach (var dryRun in new[] { true, false })
            (await new QuarantineReplay(market.Store).ReplayAsync(row, dryRun, MarketFixture.Ct)).StillUnreadable
                .ShouldNotBeNull().ShouldStartWith("OUT_OF_ORDER: the log of asset/");
        (await chain.AssetStreamAsync("1:1")).ShouldHaveSingleItem().Data.ShouldBeOfType<AssetEvent.AccessRevoked>();
        (await chain.RowsOfAsync("chain_quarantine")).ShouldBe(1);
    }

    [Theory, InlineData(11, false), InlineData(10, false), InlineData(9, true)]
    public async Task Replay_goes_only_behind_what_is_surely_older(int height, bool isAppended)
    {
        var row = await QuarantinedAsync("EVENT_JSON:{", Before(9), Before(10), Before(11));
        row = row with { Raw = Encoding.UTF8.GetBytes(Logs.LevelSet()) };
        (await new QuarantineReplay(market.Store).ReplayAsync(row, dryRun: false, MarketFixture.Ct)).StillUnreadable
            .ShouldBe(isAppended ? null : $"OUT_OF_ORDER: the log of asset/{chain.Contract}/1:1 holds block {height} already.");

        string[] Before(int at) => at == height ? [Logs.LevelSet(level: 2)] : [];
    }

    [Fact]
    public async Task Replay_goes_behind_earlier_logs_of_its_receipt_and_not_behind_later_ones()
    {
        await chain.TakeAsync(TestChain.Block(10, chain.Receipt("r", Logs.Mint(), "EVENT_JSON:{", "EVENT_JSON:[", Logs.Mint("1:2"))));
        foreach (var (log, token, isAppended) in new[] { (1, "1:1", true), (2, "1:2", false) })
        {
            var row = (await FoundAsync(log)) with { Raw = Encoding.UTF8.GetBytes(Logs.LevelSet(token)) };
            var outcome = await new QuarantineReplay(market.Store).ReplayAsync(row, dryRun: false, MarketFixture.Ct);
            (outcome.StillUnreadable is null).ShouldBe(isAppended);
        }
    }

    [Fact]
    public async Task Row_of_before_it_told_its_block_stays()
    {
        await ReadableAsync();
        await market.ExecuteAsync($"""
            update chain_quarantine set block_hash = null, block_time = null, tx_hash = null, predecessor = null, signer = null, kind = null
             where network = '{chain.Network}'
            """);
        var row = (await FoundAsync(0)) with { Raw = Encoding.UTF8.GetBytes(Logs.LevelSet()) };
        (await new QuarantineReplay(market.Store).ReplayAsync(row, dryRun: false, MarketFixture.Ct)).StillUnreadable
            .ShouldNotBeNull().ShouldStartWith("NO_ORIGIN: ");
        (await chain.EventsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Dry_run_changes_nothing()
    {
        var row = await ReadableAsync();
        (await new QuarantineReplay(market.Store).ReplayAsync(row, dryRun: true, MarketFixture.Ct)).Events.ShouldBe(1);
        (await chain.EventsAsync()).ShouldBe(0);
        (await chain.RowsOfAsync("chain_quarantine")).ShouldBe(1);
    }

    [Fact]
    public async Task Rows_come_in_pages_and_by_reason()
    {
        await chain.TakeAsync(TestChain.Block(10, chain.Receipt("a", "EVENT_JSON:{", Logs.Event("unknown", "{}"), "EVENT_JSON:[")));
        var rows = new QuarantineRows(market.Db);
        var first = (await OwnAsync(rows, null, null, 1_000))[0];
        (await OwnAsync(rows, null, first, 1_000)).Select(r => r.LogIndex).ShouldBe([1, 2]);
        (await OwnAsync(rows, "UNKNOWN_EVENT", null, 1_000)).ShouldHaveSingleItem().LogIndex.ShouldBe(1);
    }

    [Theory, InlineData("x"), InlineData("/1"), InlineData("a/b"), InlineData("a/1/2"), InlineData("")]
    public void Name_of_no_log_is_none(string text) => QuarantineKey.Find(text).ShouldBeNull();

    // As a newer program finds it: the bytes are what this one can read.
    private async Task<QuarantinedRow> ReadableAsync(string? readable = null)
    {
        var row = await QuarantinedAsync("EVENT_JSON:{");
        return row with { Raw = Encoding.UTF8.GetBytes(readable ?? Logs.LevelSet()) };
    }

    private async Task<QuarantinedRow> QuarantinedAsync(string log, params string[][] others)
    {
        for (var i = 0; i < others.Length; i++)
            await chain.TakeAsync(TestChain.Block((ulong)(9 + i),
                [chain.Receipt($"other {i}", others[i]), .. i == 1 ? [chain.Receipt("r", log)] : Array.Empty<ExecutedReceipt>()]));
        if (others.Length == 0)
            await chain.TakeAsync(TestChain.Block(10, chain.Receipt("r", log)));
        return await FoundAsync(0);
    }

    private async Task<QuarantinedRow> FoundAsync(int log)
    {
        var found = await new QuarantineRows(market.Db).FindAsync(new(TestChain.HashOf("r").ToString(), log), MarketFixture.Ct);
        return found.Single(r => r.Network == chain.Network);
    }

    private async Task<QuarantinedRow[]> OwnAsync(QuarantineRows rows, string? reason, QuarantinedRow? after, int limit) =>
        [.. (await rows.ListAsync(reason, after, limit, MarketFixture.Ct)).Where(r => r.Network == chain.Network)];
}
