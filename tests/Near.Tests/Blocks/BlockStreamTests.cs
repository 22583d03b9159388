using Neura.Near;
using Neura.Near.Blocks;

namespace NeuraNft.Near.Tests.Blocks;

public sealed class BlockStreamTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Abuse", "2")]
    public async Task Blocks_come_in_order_without_the_skipped_heights_and_never_more_than_the_window_is_read()
    {
        var chain = new MadeChain(160, 103, 104, 120);
        (await HeightsAsync(chain, 100, 160)).ShouldBe(Enumerable.Range(100, 61).Except([103, 104, 120]).Select(h => (ulong)h));
        chain.MostAtOnce.ShouldBeInRange(2, 4);
        chain.Asked.Count.ShouldBe(61); // Each once.
    }

    [Fact]
    public async Task Stream_waits_for_a_height_that_is_not_final_yet()
    {
        var chain = new MadeChain(101);
        var heights = new List<ulong>();
        await foreach (var block in Stream(chain, 105).ReadAsync(100, null, Token))
        {
            heights.Add(block.Height);
            if (block.Height == 101) chain.Final = 105;
        }
        heights.ShouldBe([100, 101, 102, 103, 104, 105]);
    }

    [Fact]
    [Trait("Abuse", "3")]
    public async Task Height_wrongly_called_skipped_is_read_again()
    {
        var chain = new MadeChain(110) { Hidden = { [105] = 1 } };
        (await HeightsAsync(chain, 100, 110)).ShouldBe(Enumerable.Range(100, 11).Select(h => (ulong)h));
    }

    [Fact]
    [Trait("Abuse", "3")]
    public async Task Block_that_does_not_follow_the_one_before_ends_the_stream_and_is_not_given()
    {
        var chain = new MadeChain(110) { Torn = { [105] = 99 } };
        var given = new List<ulong>();
        var error = await Should.ThrowAsync<BlockSourceException>(async () =>
        {
            await foreach (var block in Stream(chain, 110).ReadAsync(100, null, Token)) given.Add(block.Height);
        });
        (error.Failure, error.MustHalt).ShouldBe((BlockSourceFailure.Discontinuity, true));
        given.ShouldBe([100, 101, 102, 103, 104]);
        chain.Asked.Count(h => h == 105).ShouldBe(3); // Twice again.
    }

    [Fact]
    [Trait("Abuse", "3")]
    public async Task First_block_must_follow_the_one_the_reader_has() =>
        await Should.ThrowAsync<BlockSourceException>(async () =>
        {
            var stream = Stream(new MadeChain(110), 110).ReadAsync(105, CryptoHash.OfSha256("fork"u8), Token);
            await foreach (var _ in stream) Token.ThrowIfCancellationRequested();
        });

    [Fact]
    public async Task Reader_that_leaves_early_leaves_nothing_under_way()
    {
        var chain = new MadeChain(10_000);
        await foreach (var block in Stream(chain, 10_000).ReadAsync(100, MadeChain.HashOf(99), Token))
            if (block.Height == 110) break;
        chain.Asked.Max().ShouldBeLessThanOrEqualTo(114UL);
    }

    [Fact]
    public async Task Failure_of_the_source_reaches_the_reader()
    {
        var source = new LakeBlockSource(new LakeFolder("/nowhere"), new LakeOptions(), TimeProvider.System);
        await Should.ThrowAsync<DirectoryNotFoundException>(async () =>
        {
            await foreach (var _ in Stream(source, 5).ReadAsync(1, null, Token)) Token.ThrowIfCancellationRequested();
        });
    }

    private static async Task<List<ulong>> HeightsAsync(IBlockSource source, ulong from, ulong to)
    {
        var heights = new List<ulong>();
        await foreach (var block in Stream(source, to).ReadAsync(from, null, Token)) heights.Add(block.Height);
        return heights;
    }

    private static BlockStream Stream(IBlockSource source, ulong to) => new(
        source, new BlockStreamOptions { ToHeight = to, ReadAhead = 4, PollInterval = TimeSpan.FromMilliseconds(1) }, TimeProvider.System);
}
