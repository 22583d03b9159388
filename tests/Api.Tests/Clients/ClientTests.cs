using System.Text.Json;
using NeuraNft.Api.Embedded;
using NeuraNft.Api.Tests.Guide;

namespace NeuraNft.Api.Tests.Clients;

/// <summary>What frontends are built with, from npm, against the running market.</summary>
public sealed class ClientTests(GuideMarket market) : IClassFixture<GuideMarket>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Endpoint => new Uri(market.Address, "/graphql").ToString();

    [Fact]
    public async Task Urql_and_graphql_ws_are_served() =>
        (await NodeScript.RunAsync("clients.mjs", Ct, Arguments())).ShouldContain("all clients served");

    [Fact]
    public async Task Relay_compiles_against_the_schema_and_its_queries_run() =>
        (await NodeScript.RunAsync("relay.mjs", Ct, Arguments())).ShouldContain("relay was served");

    [Fact]
    public async Task Browser_runs_a_query_in_graphiql()
    {
        string[] names = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
        var chromium = Environment.GetEnvironmentVariable("CHROMIUM") ?? names.FirstOrDefault(File.Exists);
        Assert.SkipWhen(chromium is null, "no Chromium; name one in CHROMIUM");
        var query = $"{{ node(id: \"{market.Asset.Id}\") {{ ... on Asset {{ tokenId owner }} }} }}";
        (await NodeScript.RunAsync("graphiql.mjs", Ct, Endpoint, chromium, query, market.Asset.Creator.Account))
            .ShouldContain("graphiql ran a query");
    }

    private string Arguments() => JsonSerializer.Serialize(new
    {
        url = Endpoint,
        token = market.Token,
        asset = market.Asset.Id,
        contract = market.Asset.Market.Chain.Contract,
        tokenId = market.Asset.TokenId,
        schema = Path.Combine(RepositoryFolder.Find(), "src", "Api", "schema.graphql"),
    });
}
