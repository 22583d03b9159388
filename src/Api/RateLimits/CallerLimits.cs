using System.Security.Claims;
using Microsoft.Extensions.Options;
using Neura.GraphQL;
using NeuraNft.Api.Accounts;

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

    /// <summary>What subscriptions without a login tell, beside what is asked.</summary>
    public CallerLimiter VisitorLines { get; } =
        new(options.Value.Counters, options.Value.AddressPerSecond, Second, options.Value.AddressBurst);

    /// <summary>Before an operation: those of a socket were not counted as requests.</summary>
    public GraphQLError? Refuse(HttpContext context) => context.WebSockets.IsWebSocketRequest
        && (Addresses.Take(CallerAddress.Of(context.Connection.RemoteIpAddress)) ?? OfAccount(context.User)) is { } refusal
            ? new GraphQLError(RateLimitRefusal.Message).WithCode(ApiCodes.RateLimited)
                .WithExtension("retryAfterSeconds", refusal.Seconds)
            : null;

    /// <returns>Null where the account, if any, may go on.</returns>
    public RateLimitRefusal? OfAccount(ClaimsPrincipal user) => user.AnyAccount() is { } account ? Accounts.Take(account) : null;

    public void Dispose()
    {
        Addresses.Dispose();
        Accounts.Dispose();
        Logins.Dispose();
        VisitorLines.Dispose();
    }
}
