namespace Neura.Near.Http;

/// <summary>How often to try again, and how long to wait between.</summary>
internal sealed record RetryLimits(int MaxRetries, TimeSpan RetryDelay, TimeSpan MaxRetryDelay, TimeSpan MaxRetryAfter);
