using System.Net;
using System.Security.Claims;
using Microsoft.Extensions.Options;
using Neura.GraphQL;
using NeuraNft.Api.Accounts;

namespace NeuraNft.Api.RateLimits;

/// <summary>
/// Places for callers who follow without being logged in: so many of one address, of one IPv6 site, and in all, on this node.
/// </summary>
public sealed class VisitorSeats
{
    private readonly IHttpContextAccessor http;
    private readonly CallerLimits limits;
    private readonly RateLimitOptions options;
    private readonly TimeProvider time;
    private readonly Dictionary<IPAddress, int> taken = [];
    private readonly Dictionary<IPAddress, int> takenOfSites = [];
    private int total;

    internal VisitorSeats(IHttpContextAccessor http, CallerLimits limits, IOptions<RateLimitOptions> options, TimeProvider time) =>
        (this.http, this.limits, this.options, this.time) = (http, limits, options.Value, time);

    /// <returns>A place, until it is disposed; whoever is logged in needs none.</returns>
    /// <exception cref="GraphQLException">There is none left.</exception>
    public Seat Take(ClaimsPrincipal user)
    {
        if (user.Account() is not null)
            return Seat.OfAccount;
        var address = CallerAddress.Of(http.HttpContext?.Connection.RemoteIpAddress);
        var site = CallerAddress.SiteOf(address);
        lock (taken)
        {
            var here = taken.GetValueOrDefault(address);
            var around = site is null ? 0 : takenOfSites.GetValueOrDefault(site);
            if (here >= options.AnonymousSubscriptionsPerAddress || total >= options.AnonymousSubscriptions
                || (site is not null && around >= options.AnonymousSubscriptionsPerSite))
                throw new GraphQLException(
                    new GraphQLError("Too many follow without being logged in: log in, or try again later.")
                        .WithCode(ApiCodes.AnonymousSubscriptionLimit));
            taken[address] = here + 1;
            if (site is not null)
                takenOfSites[site] = around + 1;
            total++;
        }
        return Seat.OfVisitor(() => Free(address, site), ct => TurnAsync(address, ct));
    }

    private void Free(IPAddress address, IPAddress? site)
    {
        lock (taken)
        {
            total--;
            Free(taken, address);
            if (site is not null)
                Free(takenOfSites, site);
        }
    }

    private static void Free(Dictionary<IPAddress, int> places, IPAddress of)
    {
        if (--places[of] == 0)
            places.Remove(of);
    }

    // A line costs about what a request does.
    private async ValueTask TurnAsync(IPAddress address, CancellationToken cancellationToken)
    {
        while (limits.VisitorLines.Take(address) is { } refusal)
            await Task.Delay(refusal.RetryAfter, time, cancellationToken);
    }
}
