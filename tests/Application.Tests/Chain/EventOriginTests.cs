using NeuraNft.Application.Chain;

namespace NeuraNft.Application.Tests.Chain;

public sealed class EventOriginTests(MarketFixture market) : IClassFixture<MarketFixture>, IDisposable
{
    private readonly TestChain chain = new(market);

    public void Dispose() => chain.Dispose();

    [Fact]
    public async Task Headers_of_a_stored_event_say_where_on_chain_it_was_logged()
    {
        await chain.TakeAsync(TestChain.Block(10, chain.Receipt("r", "an ordinary log", Logs.LevelSet())));
        var stored = (await chain.AssetStreamAsync("1:1")).ShouldHaveSingleItem();
        stored.Headers.ShouldBe(new Dictionary<string, string?>
        {
            ["network"] = chain.Network,
            ["contract"] = chain.Contract,
            ["block_height"] = "10",
            ["block_hash"] = TestChain.HashOf("block 10").ToString(),
            ["block_time"] = "1790000010000000010",
            ["finality"] = "final",
            ["receipt_id"] = TestChain.HashOf("r").ToString(),
            ["log_index"] = "1",
            ["tx_hash"] = TestChain.HashOf("transaction of r").ToString(),
            ["predecessor"] = "alice.test.near",
            ["signer"] = "relayer.test.near",
        }, ignoreOrder: true);
        stored.UserName.ShouldBe("chain:" + chain.Network);
    }

    [Fact]
    public async Task Id_of_a_stored_event_is_that_of_its_place_on_chain()
    {
        await chain.TakeAsync(TestChain.Block(10, chain.Receipt("r", Logs.Transfer("1:1", "1:2"))));
        var second = (await chain.AssetStreamAsync("1:2")).ShouldHaveSingleItem();
        second.Id.ShouldBe(new ChainEventIdentity(chain.Network, TestChain.HashOf("r").ToString(), 0, 0, 1).EventId);
    }

    [Fact]
    public void Event_ids_of_one_block_are_deterministic_and_distinct()
    {
        var receipts = new[] { chain.Receipt("r", Logs.Transfer("1:1", "1:2"), Logs.LevelSet()), chain.Receipt("s", Logs.LevelSet()) };
        var ids = chain.Read(receipts).Events.Select(e => e.Identity.EventId).ToArray();
        ids.ShouldBe(chain.Read(receipts).Events.Select(e => e.Identity.EventId));
        ids.Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public void Event_id_is_a_fixed_function_of_its_place()
    {
        var id = new ChainEventIdentity("testnet", "Rcpt", 1, 2, 3).EventId;
        // SHA-256 of "testnet/Rcpt/1/2/3" with the bits of a UUID of version 8: stored ids must never change.
        id.ShouldBe(Guid.Parse("2794543d-efc8-8bcd-b2e8-c2bf264f45af"));
        id.ShouldNotBe(new ChainEventIdentity("mainnet", "Rcpt", 1, 2, 3).EventId);
    }

    [Fact]
    public void Events_keep_the_order_of_receipts_and_logs()
    {
        var read = chain.Read(chain.Receipt("z", Logs.Transfer("1:1"), Logs.LevelSet("1:1")), chain.Receipt("a", Logs.LevelSet("1:2")));
        read.Events.Select(e => (e.Event.Data.GetType().Name, e.Event.Stream)).ShouldBe(
        [
            ("AssetTransferred", $"asset/{chain.Contract}/1:1"),
            ("DefaultLevelSet", $"asset/{chain.Contract}/1:1"),
            ("DefaultLevelSet", $"asset/{chain.Contract}/1:2"),
        ]);
    }
}
