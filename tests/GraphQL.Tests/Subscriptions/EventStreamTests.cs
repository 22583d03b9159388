using NeuraNft.GraphQL.Tests.Http;

namespace NeuraNft.GraphQL.Tests.Subscriptions;

public sealed class EventStreamTests
{
    [Fact]
    public async Task Event_bears_its_position_as_its_id()
    {
        await using var server = await SocketTests.StartAsync();
        (await ReadAsync(server, "subscription { ticks(after: 6) { number } }", until: "\n\n", skip: 1)).ShouldBe(
            "event: next\nid: p7\ndata: {\"data\":{\"ticks\":{\"number\":7}},\"extensions\":{\"position\":\"p7\"}}");
    }

    [Fact]
    public async Task Session_that_ends_ends_the_stream_with_an_error()
    {
        await using var server = await SocketTests.StartAsync(
            o => o.ExpiresAt = _ => TimeProvider.System.GetUtcNow().AddSeconds(1));
        var all = await ReadAsync(server, "subscription { forever }", until: "event: complete");
        all.ShouldContain("AUTH_EXPIRED");
        await SocketTests.UntilAsync(() => SocketTests.Probe(server).Open == 0);
    }

    [Fact]
    public async Task Withdrawn_credentials_end_streams_and_sockets_before_their_time()
    {
        var isWithdrawn = false;
        await using var server = await SocketTests.StartAsync(o => o.AreWithdrawn = _ => Volatile.Read(ref isWithdrawn));
        using var client = await SocketClient.StartAsync(server);
        await client.SubscribeAsync("a", "subscription { forever }");
        var stream = ReadAsync(server, "subscription { forever }", until: "event: complete");
        await SocketTests.UntilAsync(() => SocketTests.Probe(server).Open == 2);
        Volatile.Write(ref isWithdrawn, true);
        (await stream).ShouldContain("AUTH_EXPIRED");
        await client.RestAsync();
        client.Closed.ShouldBe("4403 Session expired");
        await SocketTests.UntilAsync(() => SocketTests.Probe(server).Open == 0);
    }

    [Fact]
    public async Task Quiet_stream_is_kept_open_by_comments()
    {
        await using var server = await SocketTests.StartAsync(o => o.Subscriptions.PingInterval = TimeSpan.FromMilliseconds(50));
        (await ReadAsync(server, "subscription { slow }", until: "event: complete")).ShouldStartWith(":\n\n:\n\n");
    }

    [Fact]
    public async Task Subscription_without_a_way_to_stream_is_refused()
    {
        await using var server = await SocketTests.StartAsync();
        var response = await server.PostAsync("""{"query":"subscription { count(to: 1) }"}""", "application/json");
        (await response.StatusAsync()).ShouldBe("406 OPERATION_NOT_ALLOWED");
    }

    [Fact]
    public async Task Subscription_streams_where_events_are_accepted_beside_json()
    {
        await using var server = await SocketTests.StartAsync();
        var response = await server.PostAsync(
            """{"query":"subscription { count(to: 1) }"}""", "application/graphql-response+json, application/json, text/event-stream");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        var query = await server.PostAsync(
            """{"query":"{ hello }"}""", "text/event-stream, application/graphql-response+json, application/json");
        query.Content.Headers.ContentType!.MediaType.ShouldBe("application/graphql-response+json");
    }

    private static async Task<string> ReadAsync(HttpServer server, string query, string until, int skip = 0)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, (Uri?)null)
        {
            Content = new StringContent($$"""{"query":"{{query}}"}""", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.ParseAdd("text/event-stream");
        var cancellation = TestContext.Current.CancellationToken;
        var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellation));
        var text = "";
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            text += line + "\n";
            if (skip > 0 && text.EndsWith("\n\n", StringComparison.Ordinal))
                (text, skip) = ("", skip - 1);
            else if (text.EndsWith(until, StringComparison.Ordinal) || line == until)
                break;
        }
        return text.TrimEnd('\n');
    }
}
