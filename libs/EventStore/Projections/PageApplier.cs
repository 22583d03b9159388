using Microsoft.Extensions.Logging;

namespace Neura.EventStore;

/// <summary>Applies pages under one lease; finds the poison in one that fails.</summary>
internal sealed class PageApplier(
    DocumentStore store,
    ILogConsumer consumer,
    ProjectionRows rows,
    ProjectionMetrics metrics,
    ProjectionDaemonOptions options,
    TimeProvider time,
    ILogger logger,
    Lease lease)
{
    private readonly string name = consumer.Name;
    private readonly CancellationToken ct = lease.Token;

    /// <summary>The new position, or null where it is paused.</summary>
    public async Task<long?> ApplyAsync(long position, IReadOnlyList<IEvent> page)
    {
        lease.State.WaitsFor(page[0]);
        try
        {
            await ApplyOnceAsync(position, page);
            return page[^1].Sequence;
        }
        catch (Exception failure) when (PageFailures.IsOfTheEvents(failure, ct))
        {
            // One of them is poison. One by one the others still get through, and the culprit is known by its position.
            ProjectionLog.PageFailed(logger, name, failure);
        }

        foreach (var one in page)
        {
            lease.State.WaitsFor(one);
            if (!await ApplySinglyAsync(position, one)) return null;
            position = one.Sequence;
        }

        return position;
    }

    /// <summary>Tries parked events again that somebody wants tried.</summary>
    public async Task ReplayAsync()
    {
        foreach (var position in await rows.WantedReplaysAsync(ct))
        {
            var failure = await ReplayAsync(position);
            await rows.ReplayedAsync(lease.Epoch, position, failure, time.GetUtcNow(), ct);
            if (failure is null) ProjectionLog.Replayed(logger, name, position);
            else ProjectionLog.ReplayFailed(logger, name, position, failure);
        }
    }

    private async Task<Exception?> ReplayAsync(long position)
    {
        try
        {
            var found = await store.QueryEventsAsync(position - 1, 1, ct);
            if (found is not [var one] || one.Sequence != position) return new KeyNotFoundException("The event is not in the log.");
            await consumer.ReplayAsync(one, ct);
            return null;
        }
        catch (Exception failure) when (PageFailures.IsOfTheEvents(failure, ct))
        {
            return failure;
        }
    }

    /// <summary>False where it is paused.</summary>
    private async Task<bool> ApplySinglyAsync(long position, IEvent one)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ApplyOnceAsync(position, [one]);
                return true;
            }
            catch (Exception failure) when (PageFailures.IsOfTheEvents(failure, ct))
            {
                if (attempt >= options.Attempts) return await GiveUpAsync(one, attempt, failure);
                await Task.Delay(options.RetryDelay * (1 << (attempt - 1)), time, ct);
            }
        }
    }

    private async Task<bool> GiveUpAsync(IEvent one, int attempts, Exception failure)
    {
        metrics.Parked(lease.State);
        if (consumer.Options.OnPoison == OnPoison.Park)
        {
            await rows.PassAsync(lease.Epoch, one, attempts, failure, time.GetUtcNow(), ct);
            ProjectionLog.Parked(logger, name, one.Sequence, attempts, failure);
            Advanced([one]);
            return true;
        }

        await rows.PauseAsync(lease.Epoch, one, attempts, failure, time.GetUtcNow(), ct);
        ProjectionLog.Paused(logger, name, one.Sequence, attempts, failure);
        return false;
    }

    private async Task ApplyOnceAsync(long position, IReadOnlyList<IEvent> page)
    {
        var started = time.GetTimestamp();
        await consumer.ApplyAsync(rows, lease.Epoch, position, page, ct);
        metrics.Applied(lease.State, page.Count, time.GetElapsedTime(started));
        Advanced(page);
    }

    private void Advanced(IReadOnlyList<IEvent> page)
    {
        lease.State.Advance(page);
        store.Progress.Raise(name, page[^1].Sequence);
    }
}
