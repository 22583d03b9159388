using Microsoft.Extensions.Logging.Abstractions;
using Neura.EventStore;

namespace NeuraNft.EventStore.Tests;

/// <summary>A daemon that runs until it is disposed.</summary>
internal sealed class DaemonRunner : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    public DaemonRunner(DocumentStore store, params IProjection[] projections)
    {
        var options = new ProjectionDaemonOptions
        {
            PageSize = 10,
            RetryDelay = TimeSpan.FromMilliseconds(5),
            StandbyDelay = TimeSpan.FromMilliseconds(50),
        };
        var daemon = new ProjectionDaemon(store, projections, options, TimeProvider.System, NullLogger.Instance);
        running = Task.Run(() => daemon.RunAsync(stop.Token));
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }
}
