namespace NeuraNft.Api.RateLimits;

/// <summary>How fast somebody may follow, as long as he does.</summary>
public sealed class Seat : IDisposable
{
    private readonly Func<CancellationToken, ValueTask> turn;
    private Action? free;

    private Seat(TimeSpan pace, Func<CancellationToken, ValueTask> turn, Action? free) =>
        (Pace, this.turn, this.free) = (pace, turn, free);

    /// <summary>Looked at most so often: a busy log wakes its readers more often than they need to look.</summary>
    internal TimeSpan Pace { get; }

    internal static Seat OfAccount { get; } = new(TimeSpan.FromMilliseconds(50), static _ => default, null);

    internal static Seat OfVisitor(Action free, Func<CancellationToken, ValueTask> turn) => new(TimeSpan.FromSeconds(1), turn, free);

    /// <summary>Waits until a line may be told.</summary>
    internal ValueTask TurnAsync(CancellationToken cancellationToken) => turn(cancellationToken);

    public void Dispose() => Interlocked.Exchange(ref free, null)?.Invoke();
}
