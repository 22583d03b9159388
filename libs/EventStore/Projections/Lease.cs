namespace Neura.EventStore;

/// <summary>
/// The right to lead for as long as heartbeats succeed. Its token ends by itself when the last of them is too long ago, so that a
/// process that was stopped, or cut off from the database, notices before it does anything else.
/// </summary>
internal sealed class Lease : IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource source;
    private readonly CancellationTokenRegistration stopping;
    private readonly TimeSpan timeout;
    private readonly TimeProvider time;
    private readonly Action<Lease> forget;
    private bool disposed;

    public Lease(long epoch, RunState state, TimeSpan timeout, long since, TimeProvider time, Action<Lease> forget, CancellationToken ct)
    {
        (Epoch, State, this.timeout, this.time, this.forget) = (epoch, state, timeout, time, forget);
        source = new CancellationTokenSource(Left(since), time);
        Token = source.Token;
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
    public void Renew(long sent)
    {
        lock (gate)
            if (!disposed) source.CancelAfter(Left(sent));
    }

    public void Lose()
    {
        lock (gate)
            if (!disposed) source.CancelAfter(TimeSpan.Zero);
    }

    public void Dispose()
    {
        stopping.Dispose();
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
