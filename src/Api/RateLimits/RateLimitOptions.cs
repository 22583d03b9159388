using System.ComponentModel.DataAnnotations;

namespace NeuraNft.Api.RateLimits;

/// <summary>How much one caller may ask of one node. Bound from the section "RateLimits".</summary>
public sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    /// <summary>Requests a second of one address (of a network of 64 bits for IPv6), whoever calls from it. Default 200.</summary>
    [Range(1, 1_000_000)]
    public int AddressPerSecond { get; set; } = 200;

    /// <summary>Requests of one address at once, after a quiet time. Default 1,000.</summary>
    [Range(1, 1_000_000)]
    public int AddressBurst { get; set; } = 1_000;

    /// <summary>Requests a second of one account, from wherever and by whatever key. Default 100.</summary>
    [Range(1, 1_000_000)]
    public int AccountPerSecond { get; set; } = 100;

    /// <summary>Requests of one account at once, after a quiet time. Default 500.</summary>
    [Range(1, 1_000_000)]
    public int AccountBurst { get; set; } = 500;

    /// <summary>openLogin, logIn, refreshSession and their like a minute, of one address. Default 60.</summary>
    [Range(1, 1_000_000)]
    public int LoginPerMinute { get; set; } = 60;

    /// <summary>The same at once, after a quiet time. Default 60.</summary>
    [Range(1, 1_000_000)]
    public int LoginBurst { get; set; } = 60;

    /// <summary>Subscriptions of one address at once without a login. Default 20; 0: nobody follows without one.</summary>
    [Range(0, 1_000_000)]
    public int AnonymousSubscriptionsPerAddress { get; set; } = 20;

    /// <summary>The same of an IPv6 site of 48 bits, which has 65,536 such addresses. Default 60.</summary>
    [Range(0, 1_000_000)]
    public int AnonymousSubscriptionsPerSite { get; set; } = 60;

    /// <summary>The same of all addresses together. Default 500.</summary>
    [Range(0, 1_000_000)]
    public int AnonymousSubscriptions { get; set; } = 500;

    /// <summary>
    /// Counters of each kind. Addresses and accounts share them by a hash that nobody outside can foresee, so that no number of them takes
    /// more memory. Default 65,536.
    /// </summary>
    [Range(1, 1 << 20)]
    public int Counters { get; set; } = 65_536;

    /// <summary>
    /// Proxies whose word on the caller's address (X-Forwarded-For) is taken: addresses, or networks such as 10.0.0.0/8. Default none.
    /// </summary>
    public IList<string> TrustedProxies { get; } = [];
}
