using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Neura.GraphQL;
using NeuraNft.Api.RateLimits;

namespace NeuraNft.Api.Tests.RateLimits;

/// <summary>Two places an address, three a site.</summary>
public sealed class SiteSeatsTests : IDisposable
{
    private static readonly ClaimsPrincipal Visitor = new(new ClaimsIdentity());

    private readonly HttpContextAccessor http = new();
    private readonly CallerLimits limits;
    private readonly VisitorSeats seats;

    public SiteSeatsTests()
    {
        var options = Options.Create(new RateLimitOptions { AnonymousSubscriptionsPerAddress = 2, AnonymousSubscriptionsPerSite = 3 });
        limits = new CallerLimits(options);
        seats = new VisitorSeats(http, limits, options, TimeProvider.System);
    }

    [Fact]
    public void Networks_of_an_ipv6_site_share_its_places()
    {
        var first = From("2001:db8:1::1");
        From("2001:db8:1:1::1");
        From("2001:db8:1:2::1");
        Refused("2001:db8:1:3::1");
        From("2001:db8:2::1");
        first.Dispose();
        first.Dispose();
        From("2001:db8:1:3::1");
        Refused("2001:db8:1::1");
    }

    [Fact]
    public void Addresses_of_ipv4_have_no_site()
    {
        for (var i = 1; i <= 6; i++)
            From($"203.0.113.{i}");
        From("::ffff:203.0.113.7");
    }

    public void Dispose() => limits.Dispose();

    private Seat From(string address)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        http.HttpContext = context;
        return seats.Take(Visitor);
    }

    private void Refused(string address) => Should.Throw<GraphQLException>(() => From(address));
}
