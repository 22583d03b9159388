using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Neura.GraphQL.Http;
using NeuraNft.GraphQL.Tests.Binding;
using NeuraNft.GraphQL.Tests.Http;

namespace NeuraNft.GraphQL.Tests.Subscriptions;

public sealed class SocketTests
{
    [Fact, Trait("Abuse", "30")]
    public async Task Slow_subscriber_is_closed_with_its_resume_position()
    {
        await using var server = await StartAsync(o =>
        {
            o.Subscriptions.BufferBytes = 64 * 1024;
            o.Subscriptions.StallTimeout = TimeSpan.FromSeconds(5);
        });
        using var client = await SocketClient.StartAsync(server);
        await client.SubscribeAsync("s", "subscription { ticks(size: 20000) { number filling } }");
        var made = await StalledAsync(server);
        // Given up, and within the time in which it may hear why.
        await UntilAsync(() => Probe(server).Open == 0);
        // What lies in the buffers of the network and in ours: the source was not read further.
        made.ShouldBeLessThan(2_000);
        var rest = await client.RestAsync();
        client.Closed.ShouldStartWith("4413 Slow subscriber; resume after p");
        var last = rest[^1];
        last.At("type").GetString().ShouldBe("error");
        last.At("payload", "0", "extensions", "code").GetString().ShouldBe("SLOW_SUBSCRIBER");
        var position = last.At("payload", "0", "extensions", "position").GetString();
        client.Closed.ShouldEndWith($" {position}");
        rest[^2].At("payload", "extensions", "position").GetString().ShouldBe(position);
    }

    [Fact]
    public async Task Subscription_goes_on_after_its_position_without_a_gap()
    {
        await using var server = await StartAsync();
        using var client = await SocketClient.StartAsync(server);
        await client.SubscribeAsync("s", "subscription { ticks(after: 41) { number } }");
        var next = (await client.NextAsync())!.Value;
        next.At("payload").GetRawText().ShouldBe("""{"data":{"ticks":{"number":42}},"extensions":{"position":"p42"}}""");
    }

    [Fact]
    public async Task Source_ends_with_its_connection()
    {
        await using var server = await StartAsync();
        using (var client = await SocketClient.StartAsync(server))
        {
            await client.SubscribeAsync("s", "subscription { forever }");
            await client.NextAsync();
            Probe(server).Open.ShouldBe(1);
        }
        await UntilAsync(() => Probe(server).Open == 0);
    }

    [Fact]
    public async Task Connection_that_ended_is_forgotten()
    {
        var users = new List<WeakReference>();
        await using var server = await StartAsync(o => o.Subscriptions.Authenticate = (_, _, _) =>
        {
            var user = new ClaimsPrincipal(new ClaimsIdentity([], "test"));
            users.Add(new WeakReference(user));
            return new(user);
        });
        for (var i = 0; i < 40; i++)
        {
            using var client = await SocketClient.StartAsync(server);
            await client.SubscribeAsync("s", "subscription { forever }");
            await client.NextAsync();
        }
        await UntilAsync(() => Probe(server).Open == 0);
        await UntilAsync(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return users.Count(u => u.IsAlive) <= 5; // the newest may still be on somebody's stack
        });
    }

    [Fact]
    public async Task Source_that_breaks_ends_its_subscription_with_a_masked_error()
    {
        await using var server = await StartAsync();
        using var client = await SocketClient.StartAsync(server);
        await client.SubscribeAsync("s", "subscription { breaking }");
        (await client.NextAsync())!.Value.At("payload", "data", "breaking").GetInt32().ShouldBe(1);
        var error = (await client.NextAsync())!.Value;
        error.At("type").GetString().ShouldBe("error");
        error.GetRawText().ShouldNotContain("secret");
        error.At("payload", "0", "extensions", "code").GetString().ShouldBe("INTERNAL_SERVER_ERROR");
    }

    [Fact]
    public async Task Deadline_holds_for_each_event_and_not_for_the_stream()
    {
        await using var server = await HttpServer.StartAsync(o => o.Deadline = TimeSpan.FromMilliseconds(200), null, Ticker.Register);
        using var client = await SocketClient.StartAsync(server);
        await client.SubscribeAsync("s", "subscription { slow }");
        (await client.NextAsync())!.Value.At("payload", "data", "slow").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Operations_at_once_are_limited()
    {
        await using var server = await StartAsync(o => o.Subscriptions.MaxOperations = 1);
        using var client = await SocketClient.StartAsync(server);
        await client.SubscribeAsync("a", "subscription { forever }");
        await client.SubscribeAsync("b", "subscription { forever }");
        var message = (await client.NextAsync())!.Value;
        while (message.At("id").GetString() == "a")
            message = (await client.NextAsync())!.Value;
        message.At("payload", "0", "extensions", "code").GetString().ShouldBe("SUBSCRIPTION_LIMIT");
    }

    [Fact]
    public async Task Message_that_is_too_large_ends_the_connection()
    {
        await using var server = await StartAsync();
        using var client = await SocketClient.StartAsync(server);
        await client.SubscribeAsync("a", new string(' ', 300 * 1024));
        (await client.RestAsync()).ShouldBeEmpty();
        client.Closed.ShouldStartWith("1009");
    }

    [Fact]
    public async Task Caller_is_authorised_when_subscribing_and_closed_when_the_session_ends()
    {
        var time = new EndingTime();
        var end = time.GetUtcNow().Add(EndingTime.Far).ToUnixTimeSeconds() + 60;
        await using var server = await HttpServer.StartAsync(null, o => o.Subscriptions.Authenticate = (_, payload, _) =>
            new(payload?.GetValueOrDefault("token") switch
            {
                "ticks" => new ClaimsPrincipal(new ClaimsIdentity([new("ticks", "1"), new("exp", $"{end}")], "test")),
                "none" => new ClaimsPrincipal(new ClaimsIdentity([], "test")),
                "over" => new ClaimsPrincipal(new ClaimsIdentity([new("exp", "1")], "test")),
                _ => null,
            }), services => Ticker.Register(services.AddSingleton<TimeProvider>(time)));
        using var refused = await SocketClient.OpenAsync(server);
        await refused.SendAsync("""{"type":"connection_init","payload":{"token":"wrong"}}""");
        (await refused.RestAsync()).ShouldBeEmpty();
        refused.Closed.ShouldBe("4403 Forbidden");
        using var over = await SocketClient.OpenAsync(server);
        await over.SendAsync("""{"type":"connection_init","payload":{"token":"over"}}""");
        (await over.RestAsync()).ShouldBeEmpty();
        over.Closed.ShouldBe("4403 Session expired");
        using var without = await SocketClient.StartAsync(server, """{"token":"none"}""");
        await without.SubscribeAsync("a", "subscription { guarded }");
        (await without.NextAsync())!.Value.At("payload", "0", "extensions", "code").GetString().ShouldBe("AUTH_NOT_AUTHORIZED");
        using var allowed = await SocketClient.StartAsync(server, """{"token":"ticks"}""");
        await allowed.SubscribeAsync("a", "subscription { guarded }");
        (await allowed.NextAsync())!.Value.At("type").GetString().ShouldBe("next");
        time.End();
        await allowed.RestAsync();
        allowed.Closed.ShouldBe("4403 Session expired");
    }

    [Fact]
    public async Task Socket_that_speaks_another_protocol_is_refused()
    {
        await using var server = await StartAsync();
        using var client = await SocketClient.OpenAsync(server, "graphql-ws");
        (await client.RestAsync()).ShouldBeEmpty();
        client.Closed.ShouldBe("4406 Subprotocol not acceptable");
    }

    [Fact]
    public async Task Client_is_pinged_and_dropped_when_it_stays_silent()
    {
        await using var server = await StartAsync(o => o.Subscriptions.PingInterval = TimeSpan.FromMilliseconds(100));
        using var client = await SocketClient.StartAsync(server);
        await Should.ThrowAsync<System.Net.WebSockets.WebSocketException>(() => client.NextAsync());
    }

    internal static Task<HttpServer> StartAsync(Action<GraphQLHttpOptions>? http = null) =>
        HttpServer.StartAsync(null, http, Ticker.Register);

    internal static TickerProbe Probe(HttpServer server) => server.Services.GetRequiredService<TickerProbe>();

    internal static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 6_000 && !condition(); i++)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        condition().ShouldBeTrue();
    }

    private static async Task<int> StalledAsync(HttpServer server)
    {
        var last = -1;
        while (Probe(server).LastMade is var made && (made == 0 || made != last))
        {
            last = made;
            await Task.Delay(300, TestContext.Current.CancellationToken);
        }
        return last;
    }
}
