using System.Net.WebSockets;
using System.Text.Json;
using NeuraNft.Api.Tests.Assets;

namespace NeuraNft.Api.Tests.Activity;

/// <summary>An asset's events over graphql-transport-ws, as a browser asks for them.</summary>
public sealed class SubscriptionTests(MintedAsset asset) : IClassFixture<MintedAsset>
{
    private const string Follow = """
        subscription Follow($id: ID!, $after: Position) { assetActivity(assetId: $id, after: $after) { kind position } }
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Subscriber_gets_what_was_and_then_what_happens()
    {
        using var socket = await OpenAsync();
        await SendAsync(socket, new { type = "connection_init", payload = new { Authorization = "Bearer " + asset.User.Token } });
        (await ReceiveAsync(socket)).GetProperty("type").GetString().ShouldBe("connection_ack");
        await SendAsync(
            socket, new { id = "1", type = "subscribe", payload = new { query = Follow, variables = new { id = asset.Id, after = "0" } } });
        await UntilAsync(socket, "asset_minted");
        var grant = new { assetId = asset.Id, account = asset.User.Account, level = "USE_MODEL", publicKey = asset.Creator.Key };
        await asset.Creator.SignAndSubmitAsync("prepareSetAccess", grant, Ct);
        var told = await UntilAsync(socket, "access_set");
        told.GetProperty("extensions").GetProperty("position").GetString()
            .ShouldBe(told.GetProperty("data").GetProperty("assetActivity").GetProperty("position").GetString());
    }

    [Fact]
    public async Task Socket_with_a_forged_token_is_closed()
    {
        using var socket = await OpenAsync();
        await SendAsync(socket, new { type = "connection_init", payload = new { Authorization = "Bearer forged" } });
        var buffer = new byte[1_024];
        (await socket.ReceiveAsync(buffer, Ct)).MessageType.ShouldBe(WebSocketMessageType.Close);
        ((int?)socket.CloseStatus).ShouldBe(4403);
    }

    private async Task<ClientWebSocket> OpenAsync()
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        var address = new UriBuilder(asset.Market.Address) { Scheme = "ws", Path = "/graphql" };
        await socket.ConnectAsync(address.Uri, Ct);
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, object message) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, Ct);

    private static async Task<JsonElement> UntilAsync(ClientWebSocket socket, string kind)
    {
        for (; ; )
        {
            var message = await ReceiveAsync(socket);
            if (message.GetProperty("type").GetString() == "ping")
                continue;
            message.GetProperty("type").GetString().ShouldBe("next", message.ToString());
            var payload = message.GetProperty("payload");
            if (payload.GetProperty("data").GetProperty("assetActivity").GetProperty("kind").GetString() == kind)
                return payload;
        }
    }

    private static async Task<JsonElement> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[16 * 1_024];
        var length = 0;
        for (; ; )
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), Ct).AsTask().WaitAsync(TimeSpan.FromMinutes(2), Ct);
            part.MessageType.ShouldBe(WebSocketMessageType.Text);
            length += part.Count;
            if (part.EndOfMessage)
                return JsonDocument.Parse(buffer.AsMemory(0, length)).RootElement.Clone();
        }
    }
}
