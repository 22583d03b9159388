using System.Net;
using System.Text;

namespace NeuraNft.GraphQL.Tests.Http;

public sealed class LimitTests
{
    [Theory, Trait("Abuse", "31")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Body_of_ten_megabytes_is_refused_before_parsing(bool chunked)
    {
        await using var server = await HttpServer.StartAsync();
        server.Client.DefaultRequestHeaders.ExpectContinue = true;
        var response = await server.PostAsync(new string('[', 10_000_000), chunked: chunked);
        (await response.StatusAsync()).ShouldBe("413 TOO_LARGE");
    }

    [Fact]
    public async Task Body_at_the_limit_is_read()
    {
        await using var server = await HttpServer.StartAsync();
        const string Query = """{"query":"{ echo }"}""";
        (await (await server.PostAsync(Query.PadRight(256 * 1024), chunked: true)).StatusAsync()).ShouldBe("200");
        (await (await server.PostAsync(Query.PadRight(256 * 1024 + 1), chunked: true)).StatusAsync()).ShouldBe("413 TOO_LARGE");
    }

    [Fact]
    public async Task Variables_nested_too_deep_are_refused()
    {
        await using var server = await HttpServer.StartAsync();
        var deep = new StringBuilder().Insert(0, "{\"o\":", 5_000).Append("{}").Append('}', 5_000);
        var response = await server.PostAsync($$"""{"query":"{ echo }","variables":{{deep}}}""");
        (await response.StatusAsync()).ShouldBe("400 BAD_REQUEST");
    }

    [Fact, Trait("Abuse", "24")]
    public async Task Operation_past_the_depth_limit_does_not_run()
    {
        await using var server = await HttpServer.StartAsync(o => o.MaxDepth = 3);
        (await (await server.PostAsync("""{"query":"{ books { nodes { title } } }"}""")).StatusAsync()).ShouldBe("200");
        var response = await server.PostAsync(
            """{"query":"{ books { ...F } } fragment F on BookConnection { nodes { author { name } } }"}""");
        (await response.StatusAsync()).ShouldBe("200 DEPTH_LIMIT");
        (await response.JsonAsync()).TryGetProperty("data", out _).ShouldBeFalse();
    }

    [Theory, Trait("Abuse", "25")]
    [InlineData(1)]
    [InlineData(60)]
    public async Task Operation_of_a_thousand_aliases_does_not_run(int fieldsByFragment)
    {
        await using var server = await HttpServer.StartAsync();
        var spreads = string.Concat(Enumerable.Range(0, 1_200 / fieldsByFragment).Select(i => $"a{i}: works {{ ...F }} "));
        var fields = string.Concat(Enumerable.Range(0, fieldsByFragment).Select(i => $"t{i}: title "));
        var response = await server.PostAsync($$"""{"query":"{ {{spreads}} } fragment F on Work { {{fields}} }"}""");
        (await response.StatusAsync()).ShouldBeOneOf("200 FIELD_LIMIT", "200 TOO_LARGE");
        (await response.JsonAsync()).TryGetProperty("data", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Request_past_its_deadline_ends_with_an_error()
    {
        await using var server = await HttpServer.StartAsync(o => o.Deadline = TimeSpan.FromMilliseconds(100));
        var response = await server.PostAsync("""{"query":"{ slow }"}""");
        (await response.StatusAsync()).ShouldBe("200 DEADLINE_EXCEEDED");
    }

    [Fact]
    public async Task Caller_that_hangs_up_cancels_its_request()
    {
        await using var server = await HttpServer.StartAsync();
        server.Client.Timeout = TimeSpan.FromMilliseconds(200);
        await Should.ThrowAsync<TaskCanceledException>(() => server.PostAsync("""{"query":"{ slow }"}"""));
        server.Client.CancelPendingRequests();
    }

    [Theory]
    [InlineData("{ __schema { queryType { name } } }", false)]
    [InlineData("query { ...F } fragment F on Query { __type(name: \\\"Book\\\") { name } }", false)]
    [InlineData("{ __typename }", true)]
    public async Task Introspection_that_is_off_is_refused(string query, bool allowed)
    {
        await using var server = await HttpServer.StartAsync(http: o => o.AllowIntrospection = _ => false);
        var response = await server.PostAsync($$"""{"query":"{{query}}"}""");
        (await response.StatusAsync()).ShouldBe(allowed ? "200" : "200 INTROSPECTION_DISABLED");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
