using Microsoft.Extensions.Logging;

namespace Neura.EventStore;

/// <summary>
/// Keeps projections up to date behind the log. Any number of nodes may run one: each projection has one leader at a time. The log is
/// read once a page for all projections of this daemon.
/// </summary>
public sealed class ProjectionDaemon(
    DocumentStore store, IReadOnlyList<IProjection> projections, ProjectionDaemonOptions options, TimeProvider time, ILogger logger)
{
    /// <summary>Runs until cancelled. Failures of a projection or of the database are its own affair and do not end it.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var twice = projections.GroupBy(one => one.Name).FirstOrDefault(same => same.Count() > 1);
        if (twice is not null) throw new InvalidOperationException($"Two projections are named {twice.Key}.");
        await using var leadership = new Leadership(store.DataSource);
        using var pages = new LogPages(store, options.PageSize);
        await Task.WhenAll(projections.Select(one =>
        {
            var rows = new ProjectionRows(store.DataSource, one.Name);
                return new ProjectionRun(store, one, rows, leadership, pages, options, time, logger).RunAsync(ct);
            }));
    }
}
