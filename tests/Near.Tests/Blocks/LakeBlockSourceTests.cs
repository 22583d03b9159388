using System.Net;
using Neura.Near.Blocks;

namespace NeuraNft.Near.Tests.Blocks;

public sealed class LakeBlockSourceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Folder_is_read_as_blocks_skipped_heights_and_a_head() => await CheckAsync(Folder());

    [Fact]
    public async Task Bucket_is_read_as_blocks_skipped_heights_and_a_head()
    {
        await using var server = LakeServer.Start();
        await CheckAsync(Bucket(server));
        server.Asked.Count.ShouldBeLessThan(120); // The head is closed in on, not listed.
        var source = Bucket(server);
        await source.FinalHeightAsync(Token);
        server.Asked.Clear();
        await source.FinalHeightAsync(Token);
        server.Asked.Count.ShouldBe(1); // Nothing new is one question.
    }

    [Fact]
    public async Task Stream_over_the_lake_gives_consecutive_blocks()
    {
        await using var server = LakeServer.Start();
        var stream = new BlockStream(Bucket(server), new BlockStreamOptions { ToHeight = LakeServer.Last }, TimeProvider.System);
        var hashes = new List<string>();
        await foreach (var block in stream.ReadAsync(LakeServer.Last - 1, null, Token)) hashes.Add(block.PrevHash + " " + block.Hash);
        hashes.Count.ShouldBe(2);
        hashes[1].ShouldStartWith(hashes[0].Split(' ')[1]);
    }

    [Fact]
    public async Task Shard_that_comes_late_is_waited_for_and_one_that_never_comes_is_an_error()
    {
        var missing = 2;
        await using var server = LakeServer.Start(uri =>
            uri.AbsolutePath.EndsWith("shard_3.json", StringComparison.Ordinal) && Interlocked.Decrement(ref missing) >= 0
                ? FileServer.Reply.NotFound
                : LakeServer.Answer(uri));
        (await Bucket(server).ReadAsync(LakeServer.Last, Token)).ShouldBeOfType<BlockRead.Found>();
        missing = int.MaxValue;
        var error = await Should.ThrowAsync<BlockSourceException>(() => Bucket(server).ReadAsync(LakeServer.Last, Token));
        (error.Failure, error.MustHalt).ShouldBe((BlockSourceFailure.Incomplete, false));
    }

    [Fact]
    public async Task Bucket_that_is_busy_is_asked_again_and_one_that_refuses_is_not()
    {
        var busy = 3;
        await using var server = LakeServer.Start(uri => Interlocked.Decrement(ref busy) >= 0
            ? new FileServer.Reply(HttpStatusCode.ServiceUnavailable, []) { RetryAfterSeconds = 0 }
            : LakeServer.Answer(uri));
        (await Bucket(server).FinalHeightAsync(Token)).ShouldBe(LakeServer.Last);
        await using var closed = new FileServer(_ => new FileServer.Reply(HttpStatusCode.Forbidden, []));
        var error = await Should.ThrowAsync<BlockSourceException>(() => Bucket(closed).FinalHeightAsync(Token));
        error.Failure.ShouldBe(BlockSourceFailure.Refused);
        closed.Asked.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("not xml")]
    [InlineData("<html/>")]
    [InlineData("""<!DOCTYPE x [<!ENTITY a "b">]><ListBucketResult>&a;</ListBucketResult>""")]
    public async Task Answer_that_is_no_list_is_refused(string answer)
    {
        await using var server = new FileServer(_ => FileServer.Reply.Of(answer));
        await Should.ThrowAsync<BlockSourceException>(() => Bucket(server).FinalHeightAsync(Token));
    }

    [Fact]
    public async Task File_that_is_too_long_is_refused()
    {
        await using var server = LakeServer.Start();
        var bucket = new LakeBucket(
            server.Http, new Uri(server.Base, "bucket"), new HttpSourceOptions { MaxResponseBytes = 1000 }, TimeProvider.System);
        var error = await Should.ThrowAsync<BlockSourceException>(() => bucket.ReadAsync("000107503705/block.json", Token));
        error.Failure.ShouldBe(BlockSourceFailure.TooLarge);
        var folder = new LakeFolder(NearData.File("lake"), maxFileBytes: 1000);
        await Should.ThrowAsync<BlockSourceException>(() => folder.ReadAsync("000107503705/block.json", Token));
    }

    [Fact]
    public async Task Shards_of_one_block_are_bounded_in_sum()
    {
        var options = new LakeOptions { MaxBlockBytes = 50_000 };
        var source = new LakeBlockSource(new LakeFolder(NearData.File("lake")), options, TimeProvider.System);
        var error = await Should.ThrowAsync<BlockSourceException>(() => source.ReadAsync(LakeServer.Last, Token));
        error.Failure.ShouldBe(BlockSourceFailure.TooLarge);
    }

    [Fact]
    public async Task Folder_is_not_listed_again_while_nothing_was_added_and_shows_at_once_what_was()
    {
        var folder = Directory.CreateTempSubdirectory("lake");
        try
        {
            for (var height = 1; height <= 500; height++) folder.CreateSubdirectory($"{height:D12}");
            var store = new LakeFolder(folder.FullName);
            (await store.ListAsync(499, 5, Token)).ShouldBe([499UL, 500UL]);
            var before = GC.GetAllocatedBytesForCurrentThread();
            (await store.ListAsync(501, 1, Token)).ShouldBeEmpty();
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(20_000); // 500 names are over 50,000.
            await Task.Delay(50, Token);
            folder.CreateSubdirectory($"{501:D12}");
            (await store.ListAsync(0, 2, Token)).ShouldBe([1UL, 2UL]);
            (await store.ListAsync(501, 5, Token)).ShouldBe([501UL]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task CheckAsync(LakeBlockSource source)
    {
        (await source.FinalHeightAsync(Token)).ShouldBe(LakeServer.Last);
        var block = (await source.ReadAsync(LakeServer.Last, Token)).ShouldBeOfType<BlockRead.Found>().Block;
        (block.Height, block.Receipts.Count > 0).ShouldBe((LakeServer.Last, true));
        (await source.ReadAsync(LakeServer.Last - 2, Token)).ShouldBe(new BlockRead.Skipped(LakeServer.Last - 2));
        (await source.ReadAsync(LakeServer.Last + 1, Token)).ShouldBe(new BlockRead.NotFinal(LakeServer.Last + 1, LakeServer.Last));
        var error = await Should.ThrowAsync<BlockSourceException>(() => source.ReadAsync(LakeServer.First - 1, Token));
        error.Failure.ShouldBe(BlockSourceFailure.NotKept);
    }

    private static LakeBlockSource Folder() => Source(new LakeFolder(NearData.File("lake")));

    private static LakeBlockSource Bucket(FileServer server) => Source(new LakeBucket(
        server.Http, new Uri(server.Base, "bucket"), new HttpSourceOptions { RetryDelay = TimeSpan.FromMilliseconds(1) },
        TimeProvider.System));

    private static LakeBlockSource Source(ILakeStore store) =>
        new(store, new LakeOptions { MissingFileDelay = TimeSpan.FromMilliseconds(1), MissingFileRetries = 3 }, TimeProvider.System);
}
