using Neura.Messaging;

namespace NeuraNft.InferenceWorker;

/// <summary>
/// Keeps a lease for as long as its job runs, and says when to stop: the lease is lost, or the process has been told to stop and the job
/// has had its time.
/// </summary>
internal sealed class HeldLease : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource done = new();
    private readonly CancellationTokenRegistration stopping;
    private readonly Task holding;
    private readonly IMessageQueue queue;
    private readonly TimeSpan leaseFor;
    private readonly TimeProvider time;
    private ITimer? drain;

    public HeldLease(
        IMessageQueue queue, QueueLease lease, TimeSpan leaseFor, TimeSpan drainFor, TimeProvider time, CancellationToken stopping)
    {
        (this.queue, this.leaseFor, this.time, Current) = (queue, leaseFor, time, lease);
        this.stopping = stopping.Register(
            () => drain = time.CreateTimer(_ => stop.Cancel(), null, drainFor, Timeout.InfiniteTimeSpan));
        holding = HoldAsync();
    }

    /// <summary>With its newest end.</summary>
    public QueueLease Current { get; private set; }

    public bool IsLost { get; private set; }

    /// <summary>For the work.</summary>
    public CancellationToken Token => stop.Token;

    public async ValueTask DisposeAsync()
    {
        await stopping.DisposeAsync();
        await done.CancelAsync();
        await holding;
        if (drain is not null)
            await drain.DisposeAsync();
        stop.Dispose();
        done.Dispose();
    }

    private async Task HoldAsync()
    {
        using var beat = new PeriodicTimer(leaseFor / 3, time);
        try
        {
            while (await beat.WaitForNextTickAsync(done.Token))
                await ExtendAsync();
        }
        catch (OperationCanceledException)
        {
            // The job has ended.
        }
    }

    private async Task ExtendAsync()
    {
        try
        {
            if (await queue.ExtendAsync(Current, leaseFor, done.Token) is { } longer)
            {
                Current = longer;
                return;
            }

            IsLost = true;
            await stop.CancelAsync();
        }
        catch (Exception e) when (e is Npgsql.NpgsqlException or QueueUnavailableException)
        {
            // It is tried again in a third of the lease; where that is too late, the log takes the end of one attempt only.
        }
    }
}
