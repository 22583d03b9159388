using System.Net.WebSockets;
using System.Text.Json;

namespace NeuraNft.Api.Tests;

/// <summary>A connection of graphql-transport-ws, as a browser's client opens it.</summary>
internal sealed class Socket : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly ClientWebSocket socket = new();
    private readonly byte[] buffer = new byte[256 * 1024];

    public int? CloseCode => (int?)socket.CloseStatus;

    public string? CloseReason => socket.CloseStatusDescription;

    /// <param name="server">The API's address.</param>
    /// <param name="token">Null: anonymous.</param>
    /// <param name="minPosition">What connection_init asks the answers to know of.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<Socket> OpenAsync(Uri server, string? token, string? minPosition, CancellationToken ct)
    {
        var open = new Socket();
        open.socket.Options.AddSubProtocol("graphql-transport-ws");
        await open.socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/graphql" }.Uri, ct);
        var payload = new Dictionary<string, string>();
        if (token is not null)
            payload["Authorization"] = "Bearer " + token;
        if (minPosition is not null)
            payload["NeuraNft-Min-Position"] = minPosition;
        await open.SendAsync(new { type = "connection_init", payload }, ct);
        (await open.ReceiveAsync(ct)).GetProperty("type").GetString().ShouldBe("connection_ack");
        return open;
    }

    public Task SubscribeAsync(string id, string query, object variables, CancellationToken ct, object? extensions = null) =>
        SendAsync(new { id, type = "subscribe", payload = new { query, variables, extensions } }, ct);

    /// <returns>The next message that is no ping; undefined where the server closed.</returns>
    public async Task<JsonElement> ReceiveAsync(CancellationToken ct)
    {
        while (true)
        {
            var length = 0;
            WebSocketReceiveResult part;
            do
            {
                var room = new ArraySegment<byte>(buffer, length, buffer.Length - length);
                part = await socket.ReceiveAsync(room, ct).WaitAsync(Patience, ct);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            if (part.MessageType == WebSocketMessageType.Close)
                return default;
            var message = JsonDocument.Parse(buffer.AsMemory(0, length)).RootElement.Clone();
            if (message.GetProperty("type").GetString() != "ping")
                return message;
        }
    }

    /// <summary>Breaks the connection without a word.</summary>
    public void Kill() => socket.Abort();

    public void Dispose() => socket.Dispose();

    private Task SendAsync(object message, CancellationToken ct) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, ct);
}
