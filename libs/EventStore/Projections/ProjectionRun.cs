using Microsoft.Extensions.Logging;
using Npgsql;

namespace Neura.EventStore;

/// <summary>One projection of a daemon: waits to lead, then applies page after page.</summary>
internal sealed class ProjectionRun(
    DocumentStore store,
    IProjection projection,
    ProjectionRows rows,
    Leadership leadership,
    LogPages pages,
    ProjectionDaemonOptions options,
    TimeProvider time,
    ILogger logger)
{
    private readonly string name = projection.Name;

    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                if (await leadership.TryTakeAsync(name, ct))
                {
                    try
                    {
                        await LeadAsync(ct);
                    }
                    finally
                    {
                        await leadership.GiveUpAsync(name);
                    }
                }

                await Task.Delay(options.StandbyDelay, time, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                Report(failure);
                await Task.WhenAny(Task.Delay(options.StandbyDelay, time, ct));
            }
        }
    }

    /// <summary>Returns where the projection is paused; whoever leads next looks again.</summary>
    private async Task LeadAsync(CancellationToken ct)
    {
        var start = await rows.LeadAsync(ct);
        if (start.IsPaused) return;
        ProjectionLog.Leading(logger, name, start.Epoch, start.Position);
        store.Progress.Raise(name, start.Position);
        for (long? at = start.Position; at is { } position;)
        {
            var page = await pages.AfterAsync(position, ct);
            if (page.Count == 0) await store.Wakeups.WaitAsync(position, ct);
            else at = await ApplyAsync(start.Epoch, position, page, ct);
        }
    }

    /// <summary>The new position, or null where it is paused.</summary>
    private async Task<long?> ApplyAsync(long epoch, long position, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        try
        {
            await ApplyOnceAsync(epoch, position, page, ct);
            return page[^1].Sequence;
        }
        catch (Exception failure) when (IsOfTheEvents(failure, ct))
        {
            // One of them is poison. One by one the others still get through, and the culprit is known by its position.
            ProjectionLog.PageFailed(logger, name, failure);
        }

        foreach (var one in page)
        {
            if (!await ApplySinglyAsync(epoch, position, one, ct)) return null;
            position = one.Sequence;
        }

        return position;
    }

    private async Task<bool> ApplySinglyAsync(long epoch, long position, IEvent one, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ApplyOnceAsync(epoch, position, [one], ct);
                return true;
            }
            catch (Exception failure) when (IsOfTheEvents(failure, ct))
            {
                if (attempt >= options.Attempts)
                {
                    await rows.PauseAsync(epoch, one, attempt, failure, time.GetUtcNow(), ct);
                    ProjectionLog.Paused(logger, name, one.Sequence, attempt, failure);
                    return false;
                }

                await Task.Delay(options.RetryDelay * (1 << (attempt - 1)), time, ct);
            }
        }
    }

    private async Task ApplyOnceAsync(long epoch, long position, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        await rows.ApplyAsync(projection, epoch, position, page, ct);
        store.Progress.Raise(name, page[^1].Sequence);
    }

    private static bool IsOfTheEvents(Exception failure, CancellationToken ct) => failure switch
    {
        FencedException or EventStoreUnavailableException => false,
        OperationCanceledException => !ct.IsCancellationRequested,
        NpgsqlException database => !Unavailable.Is(database) && !database.IsTransient,
        _ => true,
    };

    private void Report(Exception failure)
    {
        if (failure is FencedException) ProjectionLog.Fenced(logger, name);
        else if (failure is NpgsqlException or EventStoreUnavailableException) ProjectionLog.Unavailable(logger, name, failure);
        else ProjectionLog.Failed(logger, name, failure);
    }
}
