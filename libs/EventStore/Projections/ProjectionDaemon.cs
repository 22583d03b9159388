using Microsoft.Extensions.Logging;

namespace Neura.EventStore;

/// <summary>
/// Keeps projections and subscriptions up to date behind the log. Any number of nodes may run one: each reader has one leader at a time,
/// and another takes over within seconds where it dies or hangs. The log is read once a page for all readers of this daemon.
/// </summary>
public sealed class ProjectionDaemon
{
    private readonly DocumentStore store;
    private readonly IReadOnlyList<ILogConsumer> consumers;
    private readonly ProjectionDaemonOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;

    public ProjectionDaemon(
        DocumentStore store, IReadOnlyList<IProjection> projections, ProjectionDaemonOptions options, TimeProvider time, ILogger logger)
        : this(store, projections, [], options, time, logger)
    {
    }

    public ProjectionDaemon(
        DocumentStore store,
        IReadOnlyList<IProjection> projections,
        IReadOnlyList<ISubscription> subscriptions,
        ProjectionDaemonOptions options,
        TimeProvider time,
        ILogger logger)
    {
        (this.store, this.options, this.time, this.logger) = (store, options, time, logger);
        consumers =
        [
            .. projections.Select(one => new ProjectionConsumer(one)),
            .. subscriptions.Select(one => new SubscriptionConsumer(one)),
        ];
        var twice = consumers.GroupBy(one => one.Name).FirstOrDefault(same => same.Count() > 1);
        if (twice is not null) throw new InvalidOperationException($"Two readers of the log are named {twice.Key}.");
        if (options.LeaseTimeout < 2 * options.HeartbeatInterval)
            throw new ArgumentException("A lease lasts at least two heartbeats, or one that is late ends it.", nameof(options));
    }

    /// <summary>Runs until cancelled. Failures of a reader or of the database are its own affair and do not end it.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        RunState[] states = [.. consumers.Select(one => new RunState(one.Name, one.Kind))];
        await using var leadership = new Leadership(store.DataSource, options.LeaseTimeout);
        using var pages = new LogPages(store, options.PageSize, consumers.Count, readAhead: true);
        using var metrics = new ProjectionMetrics(states, store.Wakeups, time);
        var leases = new Leases(leadership, store.Wakeups, options, time, logger);
        var runs = consumers.Zip(
            states,
            (one, state) => new ProjectionRun(store, one, state, leadership, leases, pages, metrics, options, time, logger).RunAsync(ct));
        await Task.WhenAll(runs.Append(leases.RunAsync(ct)));
    }
}
