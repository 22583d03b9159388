using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using NeuraNft.GraphQL.Tests.Http;

namespace NeuraNft.GraphQL.Tests.Subscriptions;

/// <summary>Speaks graphql-transport-ws word by word.</summary>
internal sealed class SocketClient : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[1024 * 1024];

    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    /// <summary>Code and reason, such as <c>4400 Invalid message</c>.</summary>
    public string Closed => $"{(int?)_socket.CloseStatus} {_socket.CloseStatusDescription}";

    public static async Task<SocketClient> OpenAsync(HttpServer server, string protocol = "graphql-transport-ws")
    {
        var client = new SocketClient();
        client._socket.Options.AddSubProtocol(protocol);
        var address = new UriBuilder(server.Address) { Scheme = "ws" }.Uri;
        await client._socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        return client;
    }

    /// <summary>A connection past its handshake.</summary>
    public static async Task<SocketClient> StartAsync(HttpServer server, string payload = "{}")
    {
        var client = await OpenAsync(server);
        await client.SendAsync($$"""{"type":"connection_init","payload":{{payload}}}""");
        (await client.NextAsync())!.Value.GetProperty("type").GetString().ShouldBe("connection_ack");
        return client;
    }

    public Task SendAsync(string message) => _socket.SendAsync(
        Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    public Task SubscribeAsync(string id, string query) =>
        SubscribeWithinAsync(id, query, TestContext.Current.CancellationToken);

    public Task SubscribeWithinAsync(string id, string query, CancellationToken cancellationToken) => _socket.SendAsync(
        JsonSerializer.SerializeToUtf8Bytes(new { id, type = "subscribe", payload = new { query } }),
        WebSocketMessageType.Text,
        true,
        cancellationToken);

    /// <summary>The next message but pings; null once the socket is closed.</summary>
    public async Task<JsonElement?> NextAsync()
    {
        while (true)
        {
            var length = 0;
            WebSocketReceiveResult part;
            do
            {
                part = await _socket.ReceiveAsync(new ArraySegment<byte>(_buffer, length, _buffer.Length - length), Limit());
                length += part.Count;
            }
            while (!part.EndOfMessage);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            var message = JsonDocument.Parse(_buffer.AsMemory(0, length).ToArray()).RootElement;
            if (message.GetProperty("type").GetString() != "ping")
                return message;
        }
    }

    /// <summary>All messages until the socket is closed.</summary>
    public async Task<List<JsonElement>> RestAsync()
    {
        var rest = new List<JsonElement>();
        while (await NextAsync() is { } message)
            rest.Add(message);
        return rest;
    }

    public void Dispose() => _socket.Dispose();

    private static CancellationToken Limit() => CancellationTokenSource
        .CreateLinkedTokenSource(TestContext.Current.CancellationToken, new CancellationTokenSource(30_000).Token).Token;
}
