using System.Threading.RateLimiting;

namespace NeuraNft.Api.RateLimits;

/// <summary>
/// Token buckets, a bounded number of them, that callers share by a hash: no number of callers takes more memory. The hash is seeded anew
/// in each process (as .NET's are), so that nobody can choose an address that falls together with another's.
/// </summary>
internal sealed class CallerLimiter(int counters, int tokens, TimeSpan period, int burst) : IDisposable
{
    private readonly PartitionedRateLimiter<object> limiter = PartitionedRateLimiter.Create<object, uint>(caller =>
        RateLimitPartition.GetTokenBucketLimiter((uint)HashCode.Combine(caller) % (uint)counters, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst, TokensPerPeriod = tokens, ReplenishmentPeriod = period, QueueLimit = 0, AutoReplenishment = false,
        }));

    /// <returns>Null where there was a token to take.</returns>
    public RateLimitRefusal? Take(object caller)
    {
        using var lease = limiter.AttemptAcquire(caller);
        return lease.IsAcquired ? null
            : new RateLimitRefusal(lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : period);
    }

    public void Dispose() => limiter.Dispose();
}
