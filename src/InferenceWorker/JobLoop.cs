using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Neura.EventStore;
using Neura.Messaging;
using NeuraNft.Application.Chain;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Receipts;
using NeuraNft.InferenceWorker.Registry;
using Npgsql;

namespace NeuraNft.InferenceWorker;

/// <summary>
/// Leases jobs and runs them, so many at once. A job whose worker dies comes again when its lease ends. Told to stop, it takes no more,
/// lets what runs end for a while, and gives the rest back.
/// </summary>
public sealed class JobLoop(
    IMessageQueue queue, RunJob run, ExecutionProviderChoice provider, WarmElsewhere elsewhere, IOptions<WorkerOptions> options,
    TimeProvider time, ILogger<JobLoop> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Briefly = TimeSpan.FromMilliseconds(100);

    private readonly TimeSpan leaseFor = TimeSpan.FromTicks(Math.Min(options.Value.LeaseFor.Ticks, 2 * options.Value.Deadline.Ticks));

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
            return Task.CompletedTask;
        WorkerLog.Started(log, options.Value.Id, provider.Name);
        return Task.WhenAll(Enumerable.Range(0, options.Value.Concurrency).Select(_ => WorkAsync(stoppingToken)));
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var avoid = elsewhere.Avoid;
                var leases = await queue.LeaseAsync(1, leaseFor, avoid, cancellationToken);
                if (leases.Count == 0)
                    await WaitAsync(avoid, cancellationToken);
                foreach (var lease in leases)
                    await WorkAsync(lease, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // Whatever it is: a loop that ends takes the process with it, or leaves it without a worker.
                WorkerLog.QueueUnreadable(log, e);
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    // What is left to others for a while gives no signal when the while is over.
    private async Task WaitAsync(QueueAvoidance avoid, CancellationToken cancellationToken)
    {
        using var until = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = avoid.Hints.Count == 0
            ? null
            : time.CreateTimer(_ => until.Cancel(), null, avoid.For, Timeout.InfiniteTimeSpan);
        try
        {
            await queue.WaitAsync(until.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Time to look again.
        }
    }

    private async Task WorkAsync(QueueLease lease, CancellationToken stopping)
    {
        await using var held = new HeldLease(queue, lease, leaseFor, options.Value.DrainFor, time, stopping);
        // The queue is told of the job's end also while the process stops.
        var always = CancellationToken.None;
        if (!Guid.TryParse(lease.Id, out var job))
        {
            await queue.ParkAsync(lease, "ID_INVALID", always);
            return;
        }

        try
        {
            if (lease.Exhausted)
                await EndAsync(job, lease, held.Token);
            else if (await run.HandleAsync(job, lease.Attempt, held.Token))
                await queue.CompleteAsync(held.Current, always);
            else
                // A second message of the job, whose worker may die with the first. It looks again when that one's lease is over; so none
                // of its attempts is used up before one of the first's is.
                await queue.RetryAsync(held.Current, leaseFor, "STALE", always);
        }
        catch (OperationCanceledException) when (held.IsLost)
        {
            WorkerLog.LeaseLost(log, job, lease.Attempt);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await queue.RetryAsync(held.Current, TimeSpan.Zero, "DRAINED", always);
        }
        catch (InputOfAnotherWorkerException)
        {
            // Not begun, so no attempt of it is used up, however many workers pick it up before its own does.
            await queue.ReturnAsync(held.Current, LeaveFor(lease), always);
        }
        catch (Exception e) when (e is not OperationCanceledException && !IsUnavailable(e))
        {
            WorkerLog.Retrying(log, e, job, lease.Attempt);
            // What takes its time would use up all attempts within seconds.
            TimeSpan? delay = e is ChainBehindException or ModelBeingReencryptedException ? leaseFor : null;
            await queue.RetryAsync(held.Current, delay, e.GetType().Name, always);
        }
    }

    // Its worker may be busy, or gone: the longer it has waited, the less often it is looked at.
    private TimeSpan LeaveFor(QueueLease lease)
    {
        var age = time.GetUtcNow() - lease.EnqueuedAt;
        return TimeSpan.FromTicks(Math.Clamp(age.Ticks / 4, Briefly.Ticks, leaseFor.Ticks));
    }

    private static bool IsUnavailable(Exception failure) =>
        failure is NpgsqlException or EventStoreUnavailableException or QueueUnavailableException;

    // The log first: killed in between, the message comes again, and the end that stands is found.
    private async Task EndAsync(Guid job, QueueLease lease, CancellationToken cancellationToken)
    {
        if (!await run.GiveUpAsync(job, cancellationToken))
        {
            await queue.CompleteAsync(lease, cancellationToken);
            return;
        }
        WorkerLog.GivenUp(log, job, lease.Attempt - 1);
        await queue.ParkAsync(lease, "ATTEMPTS_EXHAUSTED", cancellationToken);
    }
}
