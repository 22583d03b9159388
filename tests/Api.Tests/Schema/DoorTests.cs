using System.Net.Http.Headers;

namespace NeuraNft.Api.Tests.Schema;

/// <summary>What the endpoint lets an anonymous caller do.</summary>
public sealed class DoorTests(Market market)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Schema_may_be_asked_and_a_browser_gets_GraphiQL()
    {
        (await market.Door.AskAsync("{ __schema { queryType { name } } }", new { }, Ct)).Field
            .GetProperty("queryType").GetProperty("name").GetString().ShouldBe("Query");
        using var http = new HttpClient { BaseAddress = market.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        using var page = await http.SendAsync(request, Ct);
        page.IsSuccessStatusCode.ShouldBeTrue();
        (await page.Content.ReadAsStringAsync(Ct)).ShouldContain("GraphiQL");
    }

    [Fact]
    public async Task Anonymous_caller_is_limited_more_than_one_who_is_logged_in()
    {
        const string Costly = "{ listings(first: 10) { nodes { assets { activity(first: 1) { nodes { kind } } } } } }";
        (await market.Door.AskAsync(Costly, new { }, Ct)).ErrorCode.ShouldBe("COST_LIMIT");
        const string Deep = "{ assets(first: 1) { nodes { parent { parent { parent { accessRequests { nodes { asset { id } } } } } } } } }";
        (await market.Door.AskAsync(Deep, new { }, Ct)).ErrorCode.ShouldBe("DEPTH_LIMIT");

        using var wallet = await market.LoggedInAsync(Ct);
        await wallet.Api.SendAsync(Costly, new { }, Ct);
        await wallet.Api.SendAsync(Deep, new { }, Ct);
    }

    [Fact]
    public async Task Anchors_and_sales_are_lists_for_everyone()
    {
        (await market.Door.AskAsync("{ auditAnchors { nodes { root size } } }", new { }, Ct)).Field
            .GetProperty("nodes").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Array);
        (await market.Door.AskAsync("{ viewer { earnings { nodes { amount } } } }", new { }, Ct)).Field
            .ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }
}
