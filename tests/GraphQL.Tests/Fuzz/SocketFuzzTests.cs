using System.Net.WebSockets;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NeuraNft.GraphQL.Tests.Http;
using NeuraNft.GraphQL.Tests.Subscriptions;

namespace NeuraNft.GraphQL.Tests.Fuzz;

/// <summary>Clients of the socket that mean no good: each is closed with a code of the protocol or simply served.</summary>
public sealed class SocketFuzzTests
{
    private static readonly string[] Messages =
    [
        """{"type":"connection_init","payload":{"a":1}}""",
        """{"id":"1","type":"subscribe","payload":{"query":"subscription { count(to: 2) }","variables":{"x":1}}}""",
        """{"id":"2","type":"subscribe","payload":{"query":"{ hello }","operationName":null}}""",
        """{"id":"1","type":"complete"}""",
        """{"type":"ping","payload":{}}""",
        """{"type":"pong"}""",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_messages_are_served_or_end_the_connection_with_a_code_of_the_client()
    {
        await using var server = await SocketTests.StartAsync();
        var message = from text in Gen.Elements(Messages) from changes in Mutation.Some select Mutation.Apply(text, changes.Take(1));
        Prop.ForAll(message.ArrayOf(8).ToArbitrary(), messages => ServedAsync(server, messages).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));
        using var client = await SocketClient.StartAsync(server);
        await SocketTests.UntilAsync(() => SocketTests.Probe(server).Open == 0);
    }

    [Fact]
    public async Task Binary_message_ends_the_connection()
    {
        await using var server = await SocketTests.StartAsync();
        using var socket = await ConnectAsync(server);
        await socket.SendAsync("{}"u8.ToArray(), WebSocketMessageType.Binary, true, Ct);
        (await ClosedAsync(socket)).ShouldBe("4400 Only text messages are understood");
    }

    [Fact]
    public async Task Message_that_never_ends_ends_the_connection_at_its_limit()
    {
        await using var server = await SocketTests.StartAsync();
        using var socket = await ConnectAsync(server);
        var part = new byte[10_000];
        Array.Fill(part, (byte)' ');
        for (var i = 0; i < 30 && socket.State == WebSocketState.Open; i++)
            await socket.SendAsync(part, WebSocketMessageType.Text, endOfMessage: false, Ct);
        (await ClosedAsync(socket)).ShouldBe("1009 Message too large");
    }

    [Fact]
    public async Task Message_that_trickles_in_does_not_hold_the_connection_open()
    {
        await using var server = await SocketTests.StartAsync(o => o.Subscriptions.PingInterval = TimeSpan.FromMilliseconds(300));
        using var socket = await ConnectAsync(server);
        await socket.SendAsync("""{"type":"connection_init"}"""u8.ToArray(), WebSocketMessageType.Text, true, Ct);
        await Should.ThrowAsync<WebSocketException>(async () =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                await socket.SendAsync(" "u8.ToArray(), WebSocketMessageType.Text, endOfMessage: false, Ct);
                await Task.Delay(20, Ct);
            }
        });
    }

    [Fact, Trait("Abuse", "30")]
    public async Task Flood_of_subscribes_by_a_client_that_takes_no_answers_ends_the_connection()
    {
        await using var server = await SocketTests.StartAsync(o =>
        {
            o.Subscriptions.StallTimeout = TimeSpan.FromSeconds(1);
            o.Subscriptions.BufferBytes = 16 * 1024;
        });
        using var client = await SocketClient.StartAsync(server);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        var sent = 0;
        try
        {
            // Past the fifty that may run each is refused, and nobody takes the refusals.
            for (; sent < 1_000_000; sent++)
                await client.SubscribeWithinAsync($"{sent}", "subscription { forever }", patience.Token);
        }
        catch (Exception ended) when (ended is WebSocketException or IOException or OperationCanceledException)
        {
            // Closed by the server, or no longer read by it.
        }
        Ct.ThrowIfCancellationRequested();
        sent.ShouldBeLessThan(1_000_000);
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(100 * 1024 * 1024);
        await SocketTests.UntilAsync(() => SocketTests.Probe(server).Open == 0);
    }

    private static async Task<bool> ServedAsync(HttpServer server, string[] messages)
    {
        using var socket = await ConnectAsync(server);
        try
        {
            foreach (var message in messages)
                await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, Ct);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Ct);
        }
        catch (WebSocketException)
        {
            // It was closed meanwhile; why, is read below.
        }
        var closed = await ClosedAsync(socket);
        new[] { "1000 ", "4400", "4401", "4409", "4429" }.ShouldContain(c => closed.StartsWith(c, StringComparison.Ordinal), closed);
        return true;
    }

    private static async Task<ClientWebSocket> ConnectAsync(HttpServer server)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(server.Address) { Scheme = "ws" }.Uri, Ct);
        return socket;
    }

    private static async Task<string> ClosedAsync(ClientWebSocket socket)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        var buffer = new byte[64 * 1024];
        while ((await socket.ReceiveAsync(buffer, patience.Token)).MessageType != WebSocketMessageType.Close)
        {
        }
        return $"{(int?)socket.CloseStatus} {socket.CloseStatusDescription}";
    }
}
