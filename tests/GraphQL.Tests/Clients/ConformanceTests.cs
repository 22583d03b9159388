using Neura.GraphQL.Http;
using NeuraNft.GraphQL.Tests.Http;
using NeuraNft.GraphQL.Tests.Subscriptions;

namespace NeuraNft.GraphQL.Tests.Clients;

/// <summary>The drivers of ../shared/conformance against a real Kestrel.</summary>
[Collection(nameof(ConformanceTests)), CollectionDefinition(nameof(ConformanceTests), DisableParallelization = true)]
public sealed class ConformanceTests
{
    [Fact]
    public async Task Http_passes_all_audits_of_graphql_http()
    {
        await using var server = await StartAsync();
        (await NodeProcess.RunDriverAsync("audit.mjs", server.Address)).ShouldContain("{ ok: 61 } of 61");
    }

    [Fact]
    public async Task Socket_passes_all_checks_of_graphql_transport_ws()
    {
        await using var server = await StartAsync(o => o.Subscriptions.InitTimeout = TimeSpan.FromSeconds(2));
        (await NodeProcess.RunDriverAsync("ws.mjs", server.Address.Replace("http", "ws", StringComparison.Ordinal)))
            .ShouldContain("22 passed, 0 failed");
    }

    [Fact]
    public async Task Events_pass_all_checks_of_distinct_connections()
    {
        await using var server = await StartAsync();
        // One check gives the first two events 150 ms by its own clock; code that runs for the first time may need them alone.
        await server.PostAsync("""{"query":"subscription { count(to: 3) }"}""", "text/event-stream");
        (await NodeProcess.RunDriverAsync("sse.mjs", server.Address)).ShouldContain("7 passed, 0 failed");
    }

    [Fact]
    public async Task Clients_of_frontends_are_served()
    {
        await using var server = await HttpServer.StartAsync(register: Ticker.Register);
        (await NodeProcess.RunOwnAsync("clients.mjs", server.Address)).ShouldContain("all clients served");
    }

    [Fact]
    public async Task Browser_runs_a_query_in_graphiql()
    {
        string[] names = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
        var chromium = Environment.GetEnvironmentVariable("CHROMIUM") ?? names.FirstOrDefault(File.Exists);
        Assert.SkipWhen(chromium is null, "no Chromium; name one in CHROMIUM");
        await using var server = await HttpServer.StartAsync(register: Ticker.Register);
        (await NodeProcess.RunOwnAsync("graphiql.mjs", server.Address, chromium)).ShouldContain("graphiql ran a query");
    }

    // The drivers send queries by GET, and know nothing of a preflight header.
    private static Task<HttpServer> StartAsync(Action<GraphQLHttpOptions>? http = null) => HttpServer.StartAsync(
        http: o =>
        {
            o.GetRequests = GetRequests.Queries;
            o.EnforceGetRequestsPreflightHeader = false;
            http?.Invoke(o);
        },
        register: Ticker.Register);
}
