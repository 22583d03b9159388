using System.Net;
using System.Security.Claims;
using Microsoft.Extensions.Options;
using Neura.GraphQL;
using NeuraNft.Api.Accounts;

namespace NeuraNft.Api.RateLimits;

/// <summary>Places for callers who follow without being logged in: so many of one address, and so many in all, on this node.</summary>
public sealed class VisitorSeats
{
    private readonly IHttpContextAccessor http;
    private readonly CallerLimits limits;
    private readonly RateLimitOptions options;
    private readonly TimeProvider time;
    private readonly Dictionary<IPAddress, int> taken = [];
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
        lock (taken)
        {
            var here = taken.GetValueOrDefault(address);
            if (here >= options.AnonymousSubscriptionsPerAddress || total >= options.AnonymousSubscriptions)
                throw new GraphQLException(
                    new GraphQLError("Too many follow without being logged in: log in, or try again later.")
                        .WithCode(ApiCodes.AnonymousSubscriptionLimit));
            taken[address] = here + 1;
            total++;
        }
        return Seat.OfVisitor(() => Free(address), ct => TurnAsync(address, ct));
    }

    private void Free(IPAddress address)
    {
        lock (taken)
        {
            total--;
            if (--taken[address] == 0)
                taken.Remove(address);
        }
    }

    // A line costs about what a request does.
    private async ValueTask TurnAsync(IPAddress address, CancellationToken cancellationToken)
    {
        while (limits.VisitorLines.Take(address) is { } refusal)
            await Task.Delay(refusal.RetryAfter, time, cancellationToken);
    }
}
