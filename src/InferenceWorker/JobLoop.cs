using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Neura.EventStore;
using Neura.Messaging;
using NeuraNft.InferenceWorker.Models;
using Npgsql;

namespace NeuraNft.InferenceWorker;

/// <summary>Leases jobs and runs them, so many at once. A job whose worker dies comes again when its lease ends.</summary>
public sealed class JobLoop(
    IMessageQueue queue, RunJob run, ExecutionProviderChoice provider, IOptions<WorkerOptions> options, TimeProvider time,
        ILogger<JobLoop> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Twice the deadline: reading and loading the model count too.
    private readonly TimeSpan leaseFor = 2 * options.Value.Deadline;

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
                var leases = await queue.LeaseAsync(1, leaseFor, cancellationToken);
                if (leases.Count == 0)
                    await queue.WaitAsync(cancellationToken);
                foreach (var lease in leases)
                    await WorkAsync(lease, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // Whatever it is: a loop that ends takes the process with it, or leaves it without a worker.
                WorkerLog.QueueUnreadable(log, e);
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    private async Task WorkAsync(QueueLease lease, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(lease.Id, out var job))
        {
            await queue.ParkAsync(lease, "ID_INVALID", cancellationToken);
            return;
        }

        try
        {
            if (lease.Exhausted)
                await EndAsync(job, lease, cancellationToken);
            else if (await run.HandleAsync(job, lease.Attempt, cancellationToken))
                await queue.CompleteAsync(lease, cancellationToken);
            else
                // A second message of the job, whose worker may die with the first. It looks again when that one's lease is over; so none
                // of its attempts is used up before one of the first's is.
                await queue.RetryAsync(lease, leaseFor, "STALE", cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException && !IsUnavailable(e))
        {
            WorkerLog.Retrying(log, e, job, lease.Attempt);
            await queue.RetryAsync(lease, null, e.GetType().Name, cancellationToken);
        }
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
