namespace Neura.GraphQL.Http.Sockets;

/// <summary>One operation that runs on a socket.</summary>
internal sealed class SocketOperation(string id, CancellationToken connection) : IDisposable
{
    private readonly CancellationTokenSource _life = CancellationTokenSource.CreateLinkedTokenSource(connection);

    public string Id { get; } = id;

    public CancellationToken Token => _life.Token;

    /// <summary>Place of the last answer that was handed to the socket; null where events have none.</summary>
    public string? Position { get; set; }

    /// <summary>It ended; a task that is remembered after that would never be forgotten.</summary>
    public bool IsDone { get; private set; }

    public void Stop()
    {
        try
        {
            _life.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It had just ended by itself.
        }
    }

    public void Dispose()
    {
        IsDone = true;
        _life.Dispose();
    }
}
