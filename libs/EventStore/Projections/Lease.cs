namespace Neura.EventStore;

/// <summary>
/// The right to lead for as long as heartbeats succeed. Its token ends by itself when the last of them is too long ago, so that a
/// process that was stopped, or cut off from the database, notices before it does anything else.
/// </summary>
internal sealed class Lease : IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource source = new();
    private readonly CancellationTokenRegistration stopping;
    private readonly ITimer end;
    private readonly TimeSpan timeout;
    private readonly TimeProvider time;
    private readonly Action<Lease> forget;
    private bool disposed;

    public Lease(long epoch, RunState state, TimeSpan timeout, long since, TimeProvider time, Action<Lease> forget, CancellationToken ct)
    {
        (Epoch, State, this.timeout, this.time, this.forget) = (epoch, state, timeout, time, forget);
        Token = source.Token;
        end = time.CreateTimer(_ => Lose(), null, Left(since), Timeout.InfiniteTimeSpan);
        stopping = ct.Register(Lose);
        state.IsLeader = true;
    }

    public long Epoch { get; }

    public RunState State { get; }

    /// <summary>Cancelled when the lease is lost, or the daemon stops.</summary>
    public CancellationToken Token { get; }

    /// <summary>Somebody wants parked events to be tried again.</summary>
    public bool WantsReplay { get; set; }

    /// <param name="sent">When the heartbeat was sent, not when it was answered: others count from its arrival.</param>
    public void Renew(long sent) => end.Change(Left(sent), Timeout.InfiniteTimeSpan);

    public void Lose()
    {
        // Without waiting: what a query throws that is cancelled while its connection breaks (Npgsql 10.0.0 does) is no failure of ours,
        // and would end the process if a timer's callback threw it.
        lock (gate)
            if (!disposed) _ = source.CancelAsync();
    }

    public void Dispose()
    {
        stopping.Dispose();
        end.Dispose();
        forget(this);
        State.IsLeader = false;
        lock (gate)
        {
            disposed = true;
            source.Dispose();
        }
    }

    private TimeSpan Left(long since) => timeout - time.GetElapsedTime(since) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;
}
