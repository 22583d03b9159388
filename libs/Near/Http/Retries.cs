using Polly;
using Polly.Retry;

namespace Neura.Near.Http;

/// <summary>Growing, jittered delays between attempts; longer where the other side asks for it, up to a limit.</summary>
internal static class Retries
{
    /// <param name="limits">How often and how long.</param>
    /// <param name="isRetryable">Which failures are worth another attempt.</param>
    /// <param name="wait">How long at least to wait after a failure; null where nothing was asked.</param>
    /// <param name="time">The clock.</param>
    public static ResiliencePipeline Pipeline(
        RetryLimits limits, Func<Exception, bool> isRetryable, Func<Exception, TimeSpan?> wait, TimeProvider time) => limits.MaxRetries == 0
        ? ResiliencePipeline.Empty
        : new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle(isRetryable),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                MaxRetryAttempts = limits.MaxRetries,
                Delay = limits.RetryDelay,
                MaxDelay = limits.MaxRetryDelay,
                // Null leaves the delay to the back-off.
                DelayGenerator = arguments => ValueTask.FromResult(
                    arguments.Outcome.Exception is { } e && wait(e) is { } asked && asked > TimeSpan.Zero
                        ? Capped(asked, limits.MaxRetryAfter)
                        : (TimeSpan?)null),
            })
            .Build();

    private static TimeSpan? Capped(TimeSpan asked, TimeSpan limit) => asked < limit ? asked : limit;
}
