using System.Net.WebSockets;
using System.Threading.Channels;

namespace Neura.GraphQL.Http.Sockets;

/// <summary>
/// What waits to be sent to one client: bounded by bytes, in order, with the close frame as its last item. Senders wait while it
/// is full, so that sources are read no faster than their client reads; but not for ever.
/// </summary>
internal sealed class SocketOutbox(WebSocket socket, SubscriptionTransportOptions options, Action closing) : IDisposable
{
    private readonly Channel<Item> _items = Channel.CreateUnbounded<Item>(new() { SingleReader = true });
    private readonly SemaphoreSlim _turn = new(1);
    private readonly SemaphoreSlim _taken = new(0);
    private long _bytes;

    /// <summary>Why the socket is being closed, once it is.</summary>
    public SocketClose? Closing { get; private set; }

    public bool IsEmpty => Volatile.Read(ref _bytes) == 0;

    /// <summary>Puts in a small message whether there is room or not.</summary>
    public void Post(byte[] message) => Put(message);

    /// <exception cref="SlowSubscriberException">No room, and none came.</exception>
    public async ValueTask PostAsync(byte[] message, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // What finds the buffer empty may be larger than it.
            while (Volatile.Read(ref _bytes) is > 0 and var waiting && waiting + message.Length > options.BufferBytes)
                if (!await _taken.WaitAsync(options.StallTimeout, cancellationToken))
                    throw new SlowSubscriberException();
            Put(message);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Sends what waits, then <paramref name="last"/>, then closes. Only the first call counts.</summary>
    public void Close(SocketClose reason, params IEnumerable<byte[]> last)
    {
        lock (_items)
        {
            if (Closing is not null)
                return;
            foreach (var message in last)
                Put(message);
            Closing = reason;
            _items.Writer.TryWrite(new Item(null));
            _items.Writer.TryComplete();
        }
        closing();
    }

    /// <summary>Sends until the socket is closed or broken.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var item in _items.Reader.ReadAllAsync(cancellationToken))
        {
            if (item.Message is not { } message)
            {
                await socket.CloseOutputAsync((WebSocketCloseStatus)Closing!.Code, Closing.Reason, cancellationToken);
                return;
            }
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            Interlocked.Add(ref _bytes, -message.Length);
            _taken.Release();
        }
    }

    public void Dispose()
    {
        _turn.Dispose();
        _taken.Dispose();
    }

    private void Put(byte[] message)
    {
        Interlocked.Add(ref _bytes, message.Length);
        _items.Writer.TryWrite(new Item(message));
    }

    private sealed record Item(byte[]? Message);
}
