using Microsoft.Extensions.Logging.Abstractions;
using Neura.EventStore;

namespace NeuraNft.EventStore.Tests;

/// <summary>A daemon that runs until it is disposed.</summary>
internal sealed class DaemonRunner : IAsyncDisposable
{
    public static readonly ProjectionDaemonOptions Quick = new()
    {
        PageSize = 10,
        RetryDelay = TimeSpan.FromMilliseconds(5),
        StandbyDelay = TimeSpan.FromMilliseconds(50),
    };

    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    public DaemonRunner(DocumentStore store, params IProjection[] projections) : this(store, Quick, projections, [])
    {
    }

    public DaemonRunner(
        DocumentStore store,
        ProjectionDaemonOptions options,
        IReadOnlyList<IProjection> projections,
        IReadOnlyList<ISubscription> subscriptions)
    {
        var daemon = new ProjectionDaemon(store, projections, subscriptions, options, TimeProvider.System, NullLogger.Instance);
        running = Task.Run(() => daemon.RunAsync(stop.Token));
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }
}
