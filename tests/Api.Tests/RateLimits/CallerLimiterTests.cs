using System.Net;
using NeuraNft.Api.RateLimits;

namespace NeuraNft.Api.Tests.RateLimits;

public sealed class CallerLimiterTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void Caller_gets_the_burst_and_is_then_told_when_to_come_again()
    {
        using var limiter = new CallerLimiter(1_024, 1, Hour, 3);
        for (var i = 0; i < 3; i++)
            limiter.Take(IPAddress.Loopback).ShouldBeNull();
        limiter.Take(IPAddress.Loopback)!.RetryAfter.ShouldBeInRange(TimeSpan.FromMinutes(50), Hour);
    }

    [Fact]
    public void Callers_do_not_take_from_one_another()
    {
        using var limiter = new CallerLimiter(1 << 20, 1, Hour, 1);
        var refused = Enumerable.Range(0, 1_000).Count(i => limiter.Take(new IPAddress(0x0A00_0000 + i)) is not null);
        refused.ShouldBeLessThan(10, "of a million counters, a thousand callers share few");
    }

    [Fact]
    public void Callers_without_number_take_no_more_memory_than_the_counters()
    {
        using var limiter = new CallerLimiter(16, 1, Hour, 2);
        var admitted = Enumerable.Range(0, 100_000).Count(i => limiter.Take(new IPAddress(i)) is null);
        admitted.ShouldBeLessThanOrEqualTo(32);
    }
}
