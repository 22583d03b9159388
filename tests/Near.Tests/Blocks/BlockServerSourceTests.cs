using System.Net;
using Neura.Near.Blocks;

namespace NeuraNft.Near.Tests.Blocks;

public sealed class BlockServerSourceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Abuse", "2")]
    public async Task Server_gives_blocks_a_skipped_height_as_null_and_the_head_by_a_redirect()
    {
        await using var server = Server();
        var source = Source(server);
        (await source.FinalHeightAsync(Token)).ShouldBe(70834061UL);
        (await source.ReadAsync(70834059, Token)).ShouldBeOfType<BlockRead.Found>().Block.Height.ShouldBe(70834059UL);
        (await source.ReadAsync(70834060, Token)).ShouldBe(new BlockRead.Skipped(70834060));
        (await source.ReadAsync(70834062, Token)).ShouldBe(new BlockRead.NotFinal(70834062, 70834061));
        (await Should.ThrowAsync<BlockSourceException>(() => source.ReadAsync(5, Token))).Failure.ShouldBe(BlockSourceFailure.NotKept);
    }

    [Fact]
    public async Task Newest_block_is_not_fetched_twice_unless_it_is_read_again()
    {
        await using var server = Server();
        var source = Source(server);
        (await source.ReadAsync(70834061, Token)).ShouldBeOfType<BlockRead.Found>().Block.Height.ShouldBe(70834061UL);
        server.Asked.ShouldBe(["/v0/last_block/final", "/v0/block/70834061"]); // The redirect and where it leads.
        (await source.ReadAsync(70834061, Token)).ShouldBeOfType<BlockRead.Found>();
        server.Asked.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Stream_goes_over_the_skipped_height()
    {
        await using var server = Server();
        var stream = new BlockStream(Source(server), new BlockStreamOptions { ToHeight = 70834061 }, TimeProvider.System);
        var heights = new List<ulong>();
        await foreach (var block in stream.ReadAsync(70834059, null, Token)) heights.Add(block.Height);
        heights.ShouldBe([70834059UL, 70834061UL]);
    }

    [Fact]
    public async Task Block_of_another_height_is_a_contradiction()
    {
        var another = FileServer.Reply.Of(NearData.Bytes("streamer/block-70834061.json"));
        await using var server = new FileServer(_ => another);
        var error = await Should.ThrowAsync<BlockSourceException>(() => Source(server).ReadAsync(70834059, Token));
        error.Failure.ShouldBe(BlockSourceFailure.Contradiction);
    }

    [Fact]
    public async Task Server_that_says_to_wait_is_waited_for_and_asked_again()
    {
        var busy = 1;
        await using var server = Server(uri => Interlocked.Decrement(ref busy) >= 0
            ? new FileServer.Reply(HttpStatusCode.TooManyRequests, "slow down"u8.ToArray()) { RetryAfterSeconds = 1 }
            : Answer(uri));
        var started = TimeProvider.System.GetTimestamp();
        (await Source(server).FinalHeightAsync(Token)).ShouldBe(70834061UL);
        TimeProvider.System.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromSeconds(0.9));
    }

    [Fact]
    public async Task Retry_after_is_honoured_only_up_to_the_limit()
    {
        var busy = 1;
        await using var server = Server(uri => Interlocked.Decrement(ref busy) >= 0
            ? new FileServer.Reply(HttpStatusCode.TooManyRequests, []) { RetryAfterSeconds = 86_400 }
            : Answer(uri));
        (await Source(server, TimeSpan.FromMilliseconds(20)).FinalHeightAsync(Token)).ShouldBe(70834061UL);
    }

    [Fact]
    public async Task Server_that_stays_down_is_unavailable_after_the_retries()
    {
        await using var server = new FileServer(_ => new FileServer.Reply(HttpStatusCode.BadGateway, []));
        var error = await Should.ThrowAsync<BlockSourceException>(() => Source(server).FinalHeightAsync(Token));
        (error.Failure, server.Asked.Count).ShouldBe((BlockSourceFailure.Unavailable, 5));
    }

    // The data is looked for where the test can be skipped, not first where it is asked for.
    private static FileServer Server(Func<Uri, FileServer.Reply>? answer = null)
    {
        NearData.File("streamer");
        return new FileServer(answer ?? Answer);
    }

    private static FileServer.Reply Answer(Uri uri) => uri.AbsolutePath switch
    {
        "/v0/last_block/final" => new FileServer.Reply(HttpStatusCode.Found, []) { Location = "/v0/block/70834061" },
        "/v0/block/70834060" => FileServer.Reply.Of("null"),
        "/v0/block/70834059" or "/v0/block/70834061" =>
            FileServer.Reply.Of(NearData.Bytes($"streamer/block-{uri.AbsolutePath["/v0/block/".Length..]}.json")),
        _ => FileServer.Reply.NotFound,
    };

    private static BlockServerSource Source(FileServer server, TimeSpan? maxRetryAfter = null) => new(
        server.Http, server.Base, watched: null,
        new HttpSourceOptions { RetryDelay = TimeSpan.FromMilliseconds(1), MaxRetryAfter = maxRetryAfter ?? TimeSpan.FromSeconds(5) },
        TimeProvider.System);
}
