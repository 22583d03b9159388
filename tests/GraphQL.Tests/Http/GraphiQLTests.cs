using System.Net;
using System.Text.RegularExpressions;

namespace NeuraNft.GraphQL.Tests.Http;

public sealed partial class GraphiQLTests
{
    [Fact]
    public async Task Browser_is_shown_graphiql_from_files_of_the_server_alone()
    {
        await using var server = await HttpServer.StartAsync();
        var page = await GetAsync(server, "");
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'; script-src 'self';");
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var files = Address().Matches(html).Select(m => m.Groups[1].Value).ToList();
        files.Count.ShouldBe(2);
        foreach (var file in files)
        {
            file.ShouldMatch("^/graphql/graphiql/app-[A-Z0-9]{8}[.](js|css)$");
            var response = await GetAsync(server, file);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            response.Headers.CacheControl!.ToString().ShouldContain("immutable");
            (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length.ShouldBeGreaterThan(10_000);
        }
    }

    [Theory]
    [InlineData("/graphql/graphiql/index.html")]
    [InlineData("/graphql/graphiql/none.js")]
    [InlineData("/graphql/graphiql/..%2f..%2fNeura.GraphQL.dll")]
    public async Task Nothing_else_is_served(string address)
    {
        await using var server = await HttpServer.StartAsync();
        (await GetAsync(server, address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Page_can_be_switched_off()
    {
        await using var server = await HttpServer.StartAsync(http: o => o.EnableGraphiQL = false);
        (await (await GetAsync(server, "")).StatusAsync()).ShouldStartWith("40");
    }

    private static async Task<HttpResponseMessage> GetAsync(HttpServer server, string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
        return await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("(?:src|href)=\"(/[^\"]+)\"")]
    private static partial Regex Address();
}
