using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Neura.GraphQL.Execution;

namespace Neura.GraphQL.Http.Sockets;

/// <summary>Accepts sockets that speak graphql-transport-ws.</summary>
internal sealed class SocketEndpoint(
    GraphQLExecutor executor, GraphQLOptions limits, GraphQLHttpOptions options, TimeProvider time, ILogger logger)
{
    public const string Subprotocol = "graphql-transport-ws";

    public async Task HandleAsync(HttpContext context)
    {
        var isOurs = context.WebSockets.WebSocketRequestedProtocols.Contains(Subprotocol, StringComparer.Ordinal);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(isOurs ? Subprotocol : null);
        if (!isOurs)
        {
            await RefuseAsync(socket);
            return;
        }
        await using var session = new SocketSession(socket, context, executor, limits, options, time, logger);
        await session.RunAsync(context.RequestAborted);
    }

    // Only a socket that is open can be told why it is closed.
    private async Task RefuseAsync(WebSocket socket)
    {
        var reason = SocketClose.SubprotocolNotAcceptable;
        using var patience = new CancellationTokenSource(options.Subscriptions.StallTimeout, time);
        try
        {
            await socket.CloseAsync((WebSocketCloseStatus)reason.Code, reason.Reason, patience.Token);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
            // Gone without having listened.
        }
    }
}
