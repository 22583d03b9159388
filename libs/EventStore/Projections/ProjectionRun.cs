using Microsoft.Extensions.Logging;
using Npgsql;

namespace Neura.EventStore;

/// <summary>One projection or subscription of a daemon: waits to lead, then applies page after page.</summary>
internal sealed class ProjectionRun(
    DocumentStore store,
    ILogConsumer consumer,
    RunState state,
    Leadership leadership,
    Leases leases,
    LogPages pages,
    ProjectionMetrics metrics,
    ProjectionDaemonOptions options,
    TimeProvider time,
    ILogger logger)
{
    private readonly string name = consumer.Name;
    private readonly ProjectionRows rows = new(
        store.DataSource, consumer.Name, options.Node, consumer.Kind, consumer.Options.Start == SubscriptionStart.Now);

    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await TryToLeadAsync(ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                Report(failure);
            }

            await Task.WhenAny(Task.Delay(options.StandbyDelay, time, ct));
        }
    }

    private async Task TryToLeadAsync(CancellationToken ct)
    {
        var (locked, hung, epoch) = (await leadership.TryTakeAsync(name, ct), false, 0L);
        try
        {
            // With the lock too: it may have come free with the silent leader's other projections, whose lock is on the same session,
            // and then its session in the middle of a page of this one is still there.
            if (await rows.EndHungLeaderAsync(options.LeaseTimeout, leadership.Session, ct))
            {
                ProjectionLog.LeaderSilent(logger, name, options.LeaseTimeout);
                (hung, locked) = (true, locked || await leadership.TryTakeAsync(name, ct));
            }

            // Where its session could not be ended, its lock stands and means nothing: the epoch decides.
            var asked = time.GetTimestamp();
            var start = locked ? await rows.LeadAsync(ct) : hung ? await rows.TakeOverAsync(options.LeaseTimeout, ct) : null;
            if (start is null) return;
            epoch = start.Epoch;
            using var lease = leases.Begin(epoch, state, asked, ct);
            await LeadAsync(start, lease);
        }
        finally
        {
            if (locked) await leadership.GiveUpAsync(name, epoch);
        }
    }

    private async Task LeadAsync(ProjectionStart start, Lease lease)
    {
        ProjectionLog.Leading(logger, name, start.Epoch, start.Position);
        Stand(start);
        var applier = new PageApplier(store, consumer, rows, metrics, options, time, logger, lease);
        for (long? at = start.IsPaused ? null : start.Position; ;)
        {
            lease.Token.ThrowIfCancellationRequested();
            if (at is not { } position)
            {
                at = await WaitWhilePausedAsync(lease);
                continue;
            }

            if (lease.WantsReplay)
            {
                lease.WantsReplay = false;
                await applier.ReplayAsync();
            }

            var page = await pages.AfterAsync(position, lease.Token);
            if (page.Count > 0)
            {
                at = await applier.ApplyAsync(position, page);
                continue;
            }

            state.WaitsFor(null);
            await store.Wakeups.WaitAsync(position, lease.Token);
        }
    }

    /// <summary>Where to go on. It stays the leader meanwhile, and its heartbeats go on.</summary>
    private async Task<long> WaitWhilePausedAsync(Lease lease)
    {
        state.IsPaused = true;
        while (true)
        {
            await Task.Delay(options.StandbyDelay, time, lease.Token);
            var now = await rows.LookAsync(lease.Epoch, lease.Token);
            if (now.IsPaused) continue;
            Stand(now);
            return now.Position;
        }
    }

    private void Stand(ProjectionStart at)
    {
        state.IsPaused = at.IsPaused;
        state.StandAt(at.Position);
        store.Progress.Raise(name, at.Position);
    }

    private void Report(Exception failure)
    {
        if (failure is FencedException) ProjectionLog.Fenced(logger, name);
        else if (failure is OperationCanceledException) ProjectionLog.LeaseLost(logger, name);
        else if (failure is NpgsqlException or EventStoreUnavailableException) ProjectionLog.Unavailable(logger, name, failure);
        else ProjectionLog.Failed(logger, name, failure);
    }
}
