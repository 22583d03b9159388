using NeuraNft.Application.Chain;
using Npgsql;

namespace NeuraNft.Application.Tests.Chain;

public sealed class BlockIngestionTests(MarketFixture market) : IClassFixture<MarketFixture>, IDisposable
{
    private readonly TestChain chain = new(market);

    public void Dispose() => chain.Dispose();

    [Fact]
    public async Task Cursor_before_the_first_block_is_null_and_then_tells_height_hash_and_time()
    {
        (await chain.CursorAsync()).ShouldBeNull();
        var taken = await chain.TakeAsync(TestChain.Block(10));
        taken.ShouldBe(new ChainCursor(10, TestChain.HashOf("block 10").ToString(), new(TestChain.TimeOf(10))));
        (await chain.CursorAsync()).ShouldBe(taken);
    }

    [Fact, Trait("Abuse", "1")]
    public async Task Block_that_comes_twice_is_a_no_op()
    {
        var block = TestChain.Block(10, chain.Receipt("r", Logs.LevelSet(), "EVENT_JSON:{"));
        var first = await chain.TakeAsync(block);
        (await chain.TakeAsync(block)).ShouldBe(first);
        (await chain.EventsAsync()).ShouldBe(1);
        (await chain.RowsOfAsync("chain_quarantine")).ShouldBe(1);
    }

    [Fact, Trait("Abuse", "1")]
    public async Task Block_of_another_hash_at_a_height_that_was_final_halts()
    {
        for (var height = 10ul; height < 13; height++)
            await chain.TakeAsync(TestChain.Block(height));
        await chain.TakeAsync(TestChain.BlockAfter(12, 14));
        foreach (var height in new[] { 14ul, 11ul, 13ul })
        {
            var other = TestChain.Block(height) with { Hash = TestChain.HashOf("another") };
            (await Should.ThrowAsync<ChainHaltedException>(() => chain.TakeAsync(other))).Message.ShouldContain($"Block {height} ");
        }
        (await chain.TakeAsync(TestChain.Block(11), TestChain.Block(12))).Height.ShouldBe(14ul);
        // Nobody remembers what was before the first block: that it comes is no contradiction.
        (await chain.TakeAsync(TestChain.Block(5) with { Hash = TestChain.HashOf("another") })).Height.ShouldBe(14ul);
    }

    [Fact]
    public async Task Heights_that_nobody_saw_are_not_taken_for_skipped()
    {
        await chain.TakeAsync(TestChain.Block(10));
        // The contract was given up at 10; another one begins at 100, and a third one reads what lies between.
        FollowedContract second = new() { Account = "b" + chain.Contract }, third = new() { Account = "d" + chain.Contract };
        await chain.Ingestion.TakeAsync([TestChain.Block(100)], new([second], null), MarketFixture.Ct);
        var between = new[] { TestChain.Block(50), TestChain.Block(51) };
        (await chain.Ingestion.TakeAsync(between, new([third], null), MarketFixture.Ct)).Cursor!.Height.ShouldBe(51ul);
    }

    [Theory, Trait("Abuse", "2"), InlineData(9ul, 1), InlineData(10ul, -1)]
    public async Task Block_with_the_right_hash_but_another_previous_height_or_an_earlier_time_halts(ulong previous, int seconds)
    {
        await chain.TakeAsync(TestChain.Block(10));
        var wrong = TestChain.BlockAfter(10, 12) with
        {
            PrevHeight = previous, TimestampNanoseconds = (ulong)((long)TestChain.TimeOf(10) + seconds * 1_000_000_000L),
        };
        await Should.ThrowAsync<ChainHaltedException>(() => chain.TakeAsync(wrong));
        (await chain.CursorAsync())!.Height.ShouldBe(10ul);
    }

    [Fact, Trait("Abuse", "2")]
    public async Task Skipped_height_with_the_right_previous_hash_is_accepted()
    {
        await chain.TakeAsync(TestChain.Block(10));
        (await chain.TakeAsync(TestChain.BlockAfter(10, 13, chain.Receipt("r", Logs.LevelSet())))).Height.ShouldBe(13ul);
        (await chain.EventsAsync()).ShouldBe(1);
    }

    [Fact, Trait("Abuse", "3")]
    public async Task Wrong_previous_hash_halts_and_appends_nothing()
    {
        var cursor = await chain.TakeAsync(TestChain.Block(10));
        var forked = TestChain.Block(11, chain.Receipt("r", Logs.LevelSet())) with { PrevHash = TestChain.HashOf("another 10") };
        await Should.ThrowAsync<ChainHaltedException>(() => chain.TakeAsync(forked));
        (await chain.EventsAsync()).ShouldBe(0);
        (await chain.CursorAsync()).ShouldBe(cursor);
        // The source agrees again: the honest block of that height is taken.
        (await chain.TakeAsync(TestChain.Block(11, chain.Receipt("r", Logs.LevelSet())))).Height.ShouldBe(11ul);
    }

    [Fact, Trait("Abuse", "4")]
    public async Task Failure_mid_block_rolls_all_back_and_the_block_replays()
    {
        var cursor = await chain.TakeAsync(TestChain.Block(10));
        var block = TestChain.Block(11, chain.Receipt("r", Logs.LevelSet("1:1"), Logs.LevelSet("1:2"), "EVENT_JSON:{"));
        await market.ExecuteAsync($"""
            insert into chain_event values
                ('{chain.Network}', '{TestChain.HashOf("r")}', 1, 0, 0, '{Guid.NewGuid()}', 11)
            """);
        await Should.ThrowAsync<ChainHaltedException>(() => chain.TakeAsync(block));
        (await chain.EventsAsync()).ShouldBe(0);
        (await chain.RowsOfAsync("chain_quarantine")).ShouldBe(0);
        (await chain.CursorAsync()).ShouldBe(cursor);

        await market.ExecuteAsync($"delete from chain_event where network = '{chain.Network}'");
        await chain.TakeAsync(block);
        (await chain.EventsAsync()).ShouldBe(2);
        (await chain.RowsOfAsync("chain_quarantine")).ShouldBe(1);
    }

    [Theory, Trait("Abuse", "4")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Second_writer_that_knows_an_older_cursor_is_refused_with_all_it_brought(bool atTheStart)
    {
        var known = atTheStart ? null : await chain.TakeAsync(TestChain.Block(10));
        var taken = await chain.TakeAsync(TestChain.Block(11, chain.Receipt("r", Logs.LevelSet())));
        var rival = TestChain.BlockAfter(10, 12, chain.Receipt("other", Logs.LevelSet("1:2")));
        await Should.ThrowAsync<PostgresException>(() => chain.TakeAsync([rival], known));
        (await chain.EventsAsync()).ShouldBe(1);
        (await chain.CursorAsync()).ShouldBe(taken);
    }

    [Fact, Trait("Abuse", "4")]
    public async Task Two_writers_at_once_take_a_block_once()
    {
        var cursor = await chain.TakeAsync(TestChain.Block(10));
        var block = TestChain.Block(11, chain.Receipt("r", Logs.LevelSet()));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                await chain.TakeAsync([block], cursor);
                return true;
            }
            catch (PostgresException)
            {
                return false;
            }
        }));
        outcomes.Count(o => o).ShouldBe(1);
        (await chain.EventsAsync()).ShouldBe(1);
    }

    [Fact, Trait("Abuse", "9")]
    public async Task Receipt_of_an_older_chunk_in_a_later_block_is_refused_by_its_key()
    {
        var receipt = chain.Receipt("r", Logs.LevelSet());
        var cursor = await chain.TakeAsync(TestChain.Block(10, receipt));
        await Should.ThrowAsync<ChainHaltedException>(() => chain.TakeAsync(TestChain.Block(11, receipt)));
        (await chain.EventsAsync()).ShouldBe(1);
        (await chain.CursorAsync()).ShouldBe(cursor);
    }

    [Fact, Trait("Abuse", "11")]
    public async Task Transfer_of_100_tokens_is_100_events_in_one_transaction()
    {
        var tokens = Enumerable.Range(1, 100).Select(n => $"1:{n}").ToArray();
        await chain.TakeAsync(TestChain.Block(10, chain.Receipt("r", Logs.Transfer(tokens))));
        foreach (var token in tokens)
            (await chain.AssetStreamAsync(token)).ShouldHaveSingleItem().EventTypeName.ShouldBe("asset_transferred");
        (await market.CountAsync("select count(distinct xmin::text) from chain_event where network = $1", chain.Network)).ShouldBe(1);
        (await chain.RowsOfAsync("chain_event")).ShouldBe(100);
    }
}
