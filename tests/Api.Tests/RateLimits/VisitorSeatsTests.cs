using System.Collections.Concurrent;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Neura.GraphQL;
using NeuraNft.Api.RateLimits;

namespace NeuraNft.Api.Tests.RateLimits;

public sealed class VisitorSeatsTests : IDisposable
{
    private static readonly ClaimsPrincipal Visitor = new(new ClaimsIdentity());

    private readonly RateLimitOptions options =
        new() { AnonymousSubscriptionsPerAddress = 2, AnonymousSubscriptions = 3, AddressBurst = 1 };
    private readonly HttpContextAccessor http = new();
    private readonly CallerLimits limits;
    private readonly VisitorSeats seats;

    public VisitorSeatsTests()
    {
        limits = new CallerLimits(Options.Create(options));
        seats = new VisitorSeats(http, limits, Options.Create(options), TimeProvider.System);
    }

    [Fact]
    public void Address_has_its_places_and_all_together_have_theirs()
    {
        var first = From("203.0.113.1");
        From("203.0.113.1");
        Refused("203.0.113.1");
        var other = From("203.0.113.2");
        Refused("203.0.113.3");
        first.Dispose();
        first.Dispose();
        From("203.0.113.3");
        Refused("203.0.113.1");
        other.Dispose();
        From("203.0.113.1");
        Refused("203.0.113.2");
    }

    [Fact]
    public void Network_of_an_ipv6_caller_is_one_address()
    {
        From("2001:db8::1");
        From("2001:db8::2");
        Refused("2001:db8::3");
        From("2001:db8:0:1::1");
    }

    [Fact]
    public void Networks_of_an_ipv6_site_share_its_places()
    {
        (options.AnonymousSubscriptions, options.AnonymousSubscriptionsPerSite) = (500, 3);
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
        (options.AnonymousSubscriptions, options.AnonymousSubscriptionsPerSite) = (500, 3);
        for (var i = 1; i <= 6; i++)
            From($"203.0.113.{i}");
        From("::ffff:203.0.113.7");
    }

    [Fact]
    public async Task Lines_beyond_the_rate_wait_instead_of_being_lost()
    {
        options.AddressPerSecond = 1;
        using var few = new CallerLimits(Options.Create(options));
        var time = new HeldTime();
        http.HttpContext = new DefaultHttpContext();
        using var seat = new VisitorSeats(http, few, Options.Create(options), time).Take(Visitor);
        var ct = TestContext.Current.CancellationToken;
        // The bucket goes by the machine's own clock: a slow machine may take more than a second, and a line's worth, between two lines.
        var line = seat.TurnAsync(ct).AsTask();
        while (line.IsCompleted)
            line = seat.TurnAsync(ct).AsTask();
        time.Asked.ShouldBe(TimeSpan.FromSeconds(1), "it knows when there will be room for a line");
        // Let go too early it waits again, and in the end it is told.
        while (!line.IsCompleted)
        {
            time.LetGo();
            await Task.Delay(20, ct);
        }
        await line;
    }

    public void Dispose() => limits.Dispose();

    private Seat From(string address)
    {
        http.HttpContext = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
        return seats.Take(Visitor);
    }

    private void Refused(string address) =>
        Should.Throw<GraphQLException>(() => From(address)).Errors.Single().Code.ShouldBe("ANONYMOUS_SUBSCRIPTION_LIMIT");

    /// <summary>Its timers ring when a test says so.</summary>
    private sealed class HeldTime : TimeProvider
    {
        private readonly ConcurrentQueue<Action> waiting = new();

        public TimeSpan Asked { get; private set; }

        public void LetGo()
        {
            while (waiting.TryDequeue(out var ring)) ring();
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Asked = dueTime;
            waiting.Enqueue(() => callback(state));
            return new Held();
        }

        private sealed class Held : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => default;
        }
    }
}
