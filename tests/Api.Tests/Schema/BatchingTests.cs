using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using NeuraNft.Api.Tests.Assets;

namespace NeuraNft.Api.Tests.Schema;

/// <summary>Lists below lists are fetched together: as many queries for three assets as for one.</summary>
public sealed class BatchingTests(SearchableAssets assets, Market market) : IClassFixture<SearchableAssets>
{
    private const string Page = """
        query Page($contract: AccountId!, $collection: String!, $first: Int!) {
          collection(contract: $contract, collectionId: $collection) {
            assets(first: $first) { nodes {
              collection { name counts { assets } } version { number position } parent { id }
              versions(first: 2) { nodes { number asset { id } } } replicas(first: 2) { nodes { id } } ancestors { asset { id } }
              usage(from: "2026-01-01", to: "2026-12-31") { runs } revenue(from: "2026-01-01", to: "2026-12-31") { sales }
              leaseTerms { level }
            } }
          }
        }
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_of_assets_takes_as_many_queries_as_one_asset()
    {
        using var count = new SqlCount();
        // What a first request alone asks, such as the search's vocabulary, is no matter here.
        await CountAsync(count, 1);
        var (one, asked) = await CountAsync(count, 1);
        asked.ShouldBe(1);
        var (three, all) = await CountAsync(count, 3);
        all.ShouldBe(3);
        one.ShouldBeInRange(5, 14);
        three.ShouldBe(one);
    }

    private async Task<(int Commands, int Assets)> CountAsync(SqlCount count, int first)
    {
        var trace = ActivityTraceId.CreateRandom();
        using var http = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = market.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(
                new { query = Page, variables = new { contract = assets.Contract, collection = assets.Collection, first } }),
        };
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        using var response = await http.SendAsync(request, Ct);
        var answer = new Answer(response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(Ct));
        return (count.Of(trace), answer.Field.GetProperty("assets").GetProperty("nodes").GetArrayLength());
    }
}
