using Microsoft.Extensions.Options;

namespace NeuraNft.Api.RateLimits;

/// <summary>The limiters of this node.</summary>
internal sealed class CallerLimits(IOptions<RateLimitOptions> options) : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public CallerLimiter Addresses { get; } =
        new(options.Value.Counters, options.Value.AddressPerSecond, Second, options.Value.AddressBurst);

    public CallerLimiter Accounts { get; } =
        new(options.Value.Counters, options.Value.AccountPerSecond, Second, options.Value.AccountBurst);

    public CallerLimiter Logins { get; } =
        new(options.Value.Counters, 1, TimeSpan.FromMinutes(1) / options.Value.LoginPerMinute, options.Value.LoginBurst);

    public void Dispose()
    {
        Addresses.Dispose();
        Accounts.Dispose();
        Logins.Dispose();
    }
}
