using System.Buffers;
using System.Net.WebSockets;

namespace Neura.GraphQL.Http.Sockets;

/// <summary>Reads whole messages.</summary>
internal sealed class SocketReader(WebSocket socket, int maxBytes)
{
    private readonly ArrayBufferWriter<byte> _message = new(1_024);

    /// <summary>The next text message, valid until the next call; null when the client closed.</summary>
    /// <exception cref="SocketRefusal">The message is too large or no text.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        _message.ResetWrittenCount();
        while (true)
        {
            var part = await socket.ReceiveAsync(_message.GetMemory(1_024), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            if (part.MessageType != WebSocketMessageType.Text)
                throw new SocketRefusal(SocketClose.BadMessage("Only text messages are understood"));
            _message.Advance(part.Count);
            if (_message.WrittenCount > maxBytes)
                throw new SocketRefusal(SocketClose.TooLarge);
            if (part.EndOfMessage)
                return _message.WrittenMemory;
        }
    }
}
