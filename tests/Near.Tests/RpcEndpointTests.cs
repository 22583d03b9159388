using System.Net;
using System.Net.Http.Headers;
using Neura.Near.Blocks;
using Neura.Near.Rpc;

namespace NeuraNft.Near.Tests;

public sealed class RpcEndpointTests
{
    private const string Price = """{"gas_price":"100000000"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Endpoint_that_keeps_failing_is_left_alone_and_tried_again_later()
    {
        var time = new HandTime();
        var broken = true;
        var node = new StubNode(call => broken && call.Endpoint == StubNode.First
            ? StubNode.Response("bad gateway", HttpStatusCode.BadGateway)
            : StubNode.Result(Price));
        var client = Client(node, time, o => o with { MaxRetries = 0 }, StubNode.First);
        for (var i = 0; i < 4; i++) await Should.ThrowAsync<NearRpcException>(() => client.GasPriceAsync(Token));
        var error = await Should.ThrowAsync<NearRpcException>(() => client.GasPriceAsync(Token));
        (error.Kind, node.Calls.Count).ShouldBe((NearRpcErrorKind.Unreachable, 4)); // The fifth did not go out.
        broken = false;
        time.Advance(TimeSpan.FromSeconds(6));
        (await client.GasPriceAsync(Token)).Yoctonear.ShouldBe(100_000_000u);
    }

    [Fact]
    public async Task Open_circuit_of_one_endpoint_sends_calls_straight_to_the_other()
    {
        var fails = true;
        var node = new StubNode(call => fails || call.Endpoint == StubNode.First
            ? StubNode.Response("bad gateway", HttpStatusCode.BadGateway)
            : StubNode.Result(Price));
        var client = Client(node, new HandTime(), o => o with { MaxRetries = 0 }, StubNode.First, StubNode.Second);
        for (var i = 0; i < 4; i++) await Should.ThrowAsync<NearRpcException>(() => client.GasPriceAsync(Token));
        fails = false;
        await client.GasPriceAsync(Token);
        node.Calls[^1].Endpoint.ShouldBe(StubNode.Second);
        node.Calls.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Refusals_of_the_node_do_not_open_the_circuit()
    {
        var node = new StubNode(_ => StubNode.Error("UNKNOWN_BLOCK", HttpStatusCode.UnprocessableEntity));
        var client = Client(node, new HandTime(), o => o, StubNode.First);
        for (var i = 0; i < 10; i++)
            (await Should.ThrowAsync<NearRpcException>(() => client.GasPriceAsync(Token))).Kind.ShouldBe(NearRpcErrorKind.UnknownBlock);
        node.Calls.Count.ShouldBe(10);
    }

    [Fact]
    public async Task Retry_after_is_waited_for_where_nobody_else_can_be_asked()
    {
        var busy = true;
        var node = new StubNode(_ => busy ? Limited(TimeSpan.FromMilliseconds(300)) : StubNode.Result(Price));
        var client = Client(node, TimeProvider.System, o => o with { MaxRetries = 1 }, StubNode.First);
        var started = TimeProvider.System.GetTimestamp();
        var call = client.GasPriceAsync(Token);
        busy = false;
        await call;
        TimeProvider.System.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromSeconds(0.9));
        node.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Endpoint_that_asked_for_rest_is_passed_over_while_another_answers()
    {
        var node = new StubNode(call => call.Endpoint == StubNode.First ? Limited(TimeSpan.FromHours(1)) : StubNode.Result(Price));
        var client = Client(node, TimeProvider.System, o => o with { MaxRetries = 1 }, StubNode.First, StubNode.Second);
        await client.GasPriceAsync(Token);
        await client.GasPriceAsync(Token);
        node.Calls.Select(c => c.Endpoint).ShouldBe([StubNode.First, StubNode.Second, StubNode.Second]);
    }

    [Fact]
    public async Task Garbage_collected_block_is_asked_of_the_archival_endpoint()
    {
        var node = new StubNode(call => call.Endpoint == StubNode.First
            ? StubNode.Error("GARBAGE_COLLECTED_BLOCK")
            : StubNode.Result(Price));
        var client = Client(node, TimeProvider.System, o => o with { ArchivalEndpoints = [StubNode.Second] }, StubNode.First);
        await client.GasPriceAsync(Token);
        node.Calls.Select(c => c.Endpoint).ShouldBe([StubNode.First, StubNode.Second]);
    }

    [Fact]
    public async Task Unknown_block_below_what_the_node_keeps_is_read_from_the_archive()
    {
        var (young, archive) = (new StubChain { Earliest = 103 }, new StubChain());
        var node = new StubNode(call => call.Endpoint == StubNode.Second ? archive.Answer(call)
            : call.Method == "block" && call.Parameters.TryGetProperty("block_id", out _) ? StubNode.Error("UNKNOWN_BLOCK")
            : young.Answer(call));
        var client = Client(node, TimeProvider.System, o => o with { ArchivalEndpoints = [StubNode.Second] }, StubNode.First);
        var read = await new FinalBlockReader(client, StubChain.Contract).ReadAsync(102, Token);
        read.ShouldBeOfType<BlockRead.Found>().Block.Receipts.ShouldHaveSingleItem();
    }

    private static HttpResponseMessage Limited(TimeSpan after)
    {
        var response = StubNode.Response("Too many requests", HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter = new RetryConditionHeaderValue(after < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : after);
        return response;
    }

    private static JsonRpcClient Client(
        StubNode node, TimeProvider time, Func<JsonRpcClientOptions, JsonRpcClientOptions> change, params Uri[] endpoints) => new(
        new HttpClient(node),
        change(new JsonRpcClientOptions
        {
            Endpoints = endpoints,
            RetryDelay = TimeSpan.FromMilliseconds(1),
            MaxRetryDelay = TimeSpan.FromMilliseconds(5),
            CircuitMinimumThroughput = 4,
        }),
        time);
}
