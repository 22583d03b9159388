namespace Neura.Messaging;

/// <summary>
/// Exponential back-off with jitter: what failed together does not come back together. The delay after attempt n is
/// First × Factor^(n-1), at most Max, of which up to the share Jitter is taken off at random.
/// </summary>
public sealed record RetryPolicy
{
    /// <summary>After the first attempt; default 1 s.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>At least 1; default 2.</summary>
    public double Factor { get; init; } = 2;

    /// <summary>Default 5 minutes.</summary>
    public TimeSpan Max { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>0 for none to 1 for all of the delay; default 0.5.</summary>
    public double Jitter { get; init; } = 0.5;

    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="random">From 0 to less than 1.</param>
    public TimeSpan DelayAfter(int attempt, double random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        // The power may be infinite; the smaller of it and the limit is not.
        var seconds = Math.Min(First.TotalSeconds * Math.Pow(Factor, attempt - 1), Max.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (1 - Jitter * random));
    }
}
