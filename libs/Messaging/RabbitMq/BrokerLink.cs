using Microsoft.Extensions.Logging;
using RabbitMQ.Client.Exceptions;

namespace Neura.Messaging;

/// <summary>The way to the broker: opens a session where there is none, and says plainly what went wrong.</summary>
internal sealed partial class BrokerLink(Uri uri, BrokerTopology topology, RabbitMqQueueOptions options, Action wake, ILogger logger)
    : IAsyncDisposable
{
    private readonly SemaphoreSlim _opening = new(1, 1);
    private BrokerSession? _session;
    private bool _disposed;

    /// <summary>The open session, if there is one.</summary>
    public BrokerSession? Current => _session is { IsOpen: true } session ? session : null;

    /// <exception cref="QueueUnavailableException">The broker cannot be reached, or does not do what it was asked.</exception>
    public async Task<T> UseAsync<T>(Func<BrokerSession, Task<T>> use, CancellationToken ct)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        BrokerSession? session = null;
        try
        {
            session = Current ?? await OpenAsync(ct);
            return await use(session);
        }
        catch (Exception failure) when (BrokerSession.IsFailure(failure, ct))
        {
            // Also after one message that found no queue: the next session declares them all again.
            if (session is not null)
                await session.DisposeAsync();
            throw Unavailable(failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _opening.WaitAsync();
        _disposed = true;
        if (_session is not null)
            await _session.DisposeAsync();
        _opening.Release();
    }

    private async Task<BrokerSession> OpenAsync(CancellationToken ct)
    {
        await _opening.WaitAsync(ct);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (Current is { } open)
                return open;
            if (_session is not null)
                await _session.DisposeAsync();
            _session = await BrokerSession.OpenAsync(uri, topology, options, wake, ct);
            Connected(logger, topology.Work);
            return _session;
        }
        finally
        {
            _opening.Release();
        }
    }

    private static QueueUnavailableException Unavailable(Exception failure) => failure switch
    {
        PublishException { IsReturn: true } => new("UNROUTABLE", "The broker has no queue for the message.", failure),
        PublishException => new("NOT_CONFIRMED", "The broker did not confirm the message.", failure),
        OperationInterruptedException { ShutdownReason.ReplyCode: 406 } refused => new(
            "TOPOLOGY", "A queue is there with other settings; drain and delete it, or use another prefix: "
                + refused.ShutdownReason.ReplyText, failure),
        _ => new("UNREACHABLE", "The broker cannot be reached: " + failure.Message, failure),
    };

    [LoggerMessage(3111, LogLevel.Information, "Connected to the broker for {Queue}")]
    private static partial void Connected(ILogger logger, string queue);
}
