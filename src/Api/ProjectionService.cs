using Neura.EventStore;

namespace NeuraNft.Api;

/// <summary>Runs projections and subscriptions for as long as the host runs.</summary>
internal sealed class ProjectionService(
    DocumentStore store,
    IEnumerable<IProjection> projections,
    IEnumerable<ISubscription> subscriptions,
    TimeProvider time,
    ILogger<ProjectionService> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new ProjectionDaemon(store, [.. projections], [.. subscriptions], new ProjectionDaemonOptions(), time, log).RunAsync(stoppingToken);
}
