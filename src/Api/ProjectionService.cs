using Neura.EventStore;

namespace NeuraNft.Api;

/// <summary>Runs the projection daemon for as long as the host runs.</summary>
internal sealed class ProjectionService(
    DocumentStore store, IEnumerable<IProjection> projections, TimeProvider time, ILogger<ProjectionService> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new ProjectionDaemon(store, [.. projections], new ProjectionDaemonOptions(), time, log).RunAsync(stoppingToken);
}
