using Microsoft.Extensions.Options;
using Neura.Near;
using Neura.Near.Blocks;
using NeuraNft.Application.Chain;

namespace NeuraNft.Application.Tests.Chain;

public sealed class ChainFollowerTests(MarketFixture market) : IClassFixture<MarketFixture>, IDisposable
{
    private readonly TestChain chain = new(market);
    private readonly ChainMetrics metrics = new();

    public void Dispose()
    {
        chain.Dispose();
        metrics.Dispose();
    }

    [Fact]
    public async Task Back_fill_takes_many_blocks_in_one_transaction_and_the_head_one_by_one()
    {
        var source = new ListedBlocks(Enumerable.Range(10, 60).Select(h => TestChain.Block((ulong)h, Minted(h))));
        await StepsAsync(Follower(source, Options(batchBlocks: 50)), 1);
        (await chain.CursorAsync())!.Height.ShouldBe(69ul);
        (await TransactionsAsync()).ShouldBe(2, "50 blocks, then 10 to the head");
        source.Add(TestChain.Block(70, Minted(70)));
        source.Add(TestChain.Block(71, Minted(71)));
        await StepsAsync(Follower(source, Options(batchBlocks: 50)), 1);
        (await TransactionsAsync()).ShouldBe(4);
    }

    [Fact]
    public async Task New_contract_with_a_start_catches_up_beside_the_others_and_joins_them()
    {
        var token = new FollowedContract { Account = "t" + chain.Contract, StartHeight = 10 };
        var source = new ListedBlocks(Enumerable.Range(10, 40).Select(h => TestChain.Block((ulong)h, Minted(h), Token(h, token.Account))));
        await StepsAsync(Follower(source, Options()), 1);
        (await MintedAsync(token.Account)).ShouldBe(0);

        var follower = Follower(source, Options(10, token));
        await StepsAsync(follower, 2);
        (await MintedAsync(token.Account)).ShouldBe(22, "two turns of one batch, while the others stand at the head");
        await StepsAsync(follower, 4);
        (await MintedAsync(token.Account)).ShouldBe(40);
        source.Add(TestChain.Block(50, Minted(50), Token(50, token.Account)));
        await StepsAsync(follower, 1);
        (await market.CountAsync(
            "select count(distinct xmin::text) from chain_cursor where network = $1", chain.Network)).ShouldBe(1, "one for both");
    }

    [Fact]
    public async Task New_contract_without_a_start_begins_where_the_others_stand()
    {
        var token = new FollowedContract { Account = "t" + chain.Contract };
        var source = new ListedBlocks(Enumerable.Range(10, 5).Select(h => TestChain.Block((ulong)h, Token(h, token.Account))));
        await StepsAsync(Follower(source, Options()), 1);
        var follower = Follower(source, Options(10, token));
        await StepsAsync(follower, 1);
        (await MintedAsync(token.Account)).ShouldBe(0);
        source.Add(TestChain.Block(15, Token(15, token.Account)));
        await StepsAsync(follower, 1);
        (await MintedAsync(token.Account)).ShouldBe(1);
    }

    [Theory, Trait("Abuse", "3"), InlineData(true), InlineData(false)]
    public async Task Source_that_shows_another_last_block_after_a_restart_halts(bool asSkipped)
    {
        await StepsAsync(Follower(new ListedBlocks(TestChain.Block(10), TestChain.Block(11)), Options()), 1);
        var other = TestChain.Block(11) with { Hash = TestChain.HashOf("another chain") };
        var source = new ListedBlocks(TestChain.Block(10), asSkipped ? TestChain.BlockAfter(10, 12) : other);
        await Should.ThrowAsync<ChainHaltedException>(() => Follower(source, Options()).StartAsync(MarketFixture.Ct));
    }

    [Fact, Trait("Abuse", "10")]
    public async Task Sources_that_disagree_on_a_hash_halt_ingestion()
    {
        var honest = new ListedBlocks(TestChain.Block(10), TestChain.Block(11));
        var other = new ListedBlocks(TestChain.Block(10), TestChain.Block(11) with { Hash = TestChain.HashOf("another block") });
        var compared = new ComparedBlockSource(honest, [new SourceBlockWitness("other", other)]);
        var failure = await Should.ThrowAsync<BlockSourceException>(() => StepsAsync(Follower(compared, Options()), 1));
        failure.MustHalt.ShouldBeTrue();
        (await chain.CursorAsync())!.Height.ShouldBe(10ul);
    }

    [Theory, Trait("Abuse", "2"), InlineData(1_002, 10), InlineData(5_000, 1)]
    public async Task Gap_longer_than_a_turn_is_passed(int skipped, int batchBlocks)
    {
        var token = new FollowedContract { Account = "t" + chain.Contract, StartHeight = 10 };
        var next = 10 + (ulong)skipped + 1;
        var source = new ListedBlocks(TestChain.Block(10, Token(1, token.Account)));
        await StepsAsync(Follower(source, Options()), 1);
        source.Add(TestChain.BlockAfter(10, next, Token(2, token.Account)));
        var follower = Follower(source, Options(batchBlocks, token));
        await StepsAsync(follower, 1);
        (await chain.CursorAsync())!.Height.ShouldBe(next);
        await StepsAsync(follower, 2);
        (await MintedAsync(token.Account)).ShouldBe(2, "whoever is behind passes it too");
    }

    [Fact]
    public async Task Lag_grows_while_a_source_keeps_a_turn_waiting()
    {
        await StepsAsync(Follower(new ListedBlocks(TestChain.Block(10)), Options()), 1);
        var source = new WaitingBlocks(14);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(MarketFixture.Ct);
        var follower = Follower(source, Options());
        await follower.StartAsync(MarketFixture.Ct);
        var step = follower.StepAsync(limit.Token);
        await source.Asked;
        metrics.LagBlocks.ShouldBe(4);
        await limit.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => step);
    }

    [Fact]
    public async Task Lag_is_told_in_blocks_and_in_seconds()
    {
        using var behind = new ChainMetrics(new ClockAt(DateTimeOffset.UnixEpoch.AddTicks((long)TestChain.TimeOf(14) / 100)));
        behind.Stands(new ChainCursor(10, "hash", new(TestChain.TimeOf(10))), 14);
        behind.LagBlocks.ShouldBe(4);
        behind.LagSeconds.ShouldBe(4, 0.001);
        await Task.CompletedTask;
    }

    private ChainOptions Options(int batchBlocks = 10, params FollowedContract[] others)
    {
        var options = new ChainOptions
        {
            Network = chain.Network, Contract = chain.Contract, StartHeight = 10, PollMilliseconds = 10, BatchBlocks = batchBlocks,
        };
        foreach (var other in others)
            options.Contracts.Add(other);
        return options;
    }

    private ChainFollower Follower(IBlockSource source, ChainOptions options) => new(
        source, chain.IngestionOf(options), Microsoft.Extensions.Options.Options.Create(options), metrics, TimeProvider.System);

    private static async Task StepsAsync(ChainFollower follower, int steps)
    {
        await follower.StartAsync(MarketFixture.Ct);
        for (var i = 0; i < steps; i++)
            await follower.StepAsync(MarketFixture.Ct);
    }

    private ExecutedReceipt Minted(int number) => chain.Receipt($"mint {number}", Logs.Mint($"1:{number}"));

    private ExecutedReceipt Token(int number, string contract) => chain.Receipt(
        $"token {number}", Logs.Event("nft_mint", $$"""{"owner_id":"alice.test.near","token_ids":["{{number}}"]}""", standard: "nep171"))
        with { Executor = AccountId.Parse(contract) };

    private Task<long> TransactionsAsync() =>
        market.CountAsync("select count(distinct xmin::text) from chain_event where network = $1", chain.Network);

    private Task<long> MintedAsync(string contract) =>
        market.CountAsync("select count(*) from mt_events where stream_id like $1", $"token/{contract}/%");

    /// <summary>Gives its last block at a restart, and nothing behind it, as where a witness is stuck.</summary>
    private sealed class WaitingBlocks(ulong head) : IBlockSource
    {
        private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => asked.Task;

        public Task<ulong> FinalHeightAsync(CancellationToken cancellationToken) => Task.FromResult(head);

        public Task<BlockRead> ReadAsync(ulong height, CancellationToken cancellationToken)
        {
            if (height == 10)
                return Task.FromResult<BlockRead>(new BlockRead.Found(TestChain.Block(10)));
            asked.TrySetResult();
            return Task.FromResult<BlockRead>(new BlockRead.NotFinal(height, height - 1));
        }
    }

    private sealed class ClockAt(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
