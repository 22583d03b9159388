using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using NeuraNft.Api.Tests.Assets;

namespace NeuraNft.Api.Tests.Schema;

/// <summary>Lists below lists are fetched together, not once for each asset.</summary>
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
    public async Task Page_of_three_assets_sends_no_statement_once_an_asset()
    {
        using var sent = new SqlStatements();
        // What a first request alone asks, such as the search's vocabulary, is no matter here.
        await SentAsync(sent, 1);
        var one = await SentAsync(sent, 1);
        var three = await SentAsync(sent, 3);
        three.Distinct().ShouldBe(one.Distinct(), ignoreOrder: true);
        three.Count.ShouldBeInRange(5, 14);
        // Assets by key are asked for at several places, and places whose own answers come back apart are fetched apart.
        three.GroupBy(s => s).Count(s => s.Count() > 1).ShouldBeLessThanOrEqualTo(1, string.Join("\n\n", three));
    }

    private async Task<IReadOnlyList<string>> SentAsync(SqlStatements sent, int first)
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
        answer.Field.GetProperty("assets").GetProperty("nodes").GetArrayLength().ShouldBe(first);
        // How far the views are is asked by the first of all who ask at once, and by nobody where this node has heard of the newest.
        return [.. sent.Of(trace).Where(s => !s.Contains("mt_event_progression", StringComparison.Ordinal))];
    }
}
