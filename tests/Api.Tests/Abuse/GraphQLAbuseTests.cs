using System.Net;
using System.Text;
using System.Text.Json;
using NeuraNft.Api.Tests.Logged;
using NeuraNft.Domain;
using NeuraNft.Domain.Collections;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Api.Tests.Abuse;

/// <summary>Rows 24 to 28 and 31 of the abuse matrix against the real API; 29 is with histories and resuming, 30 in its own file.</summary>
public sealed class GraphQLAbuseTests(LoggedMarket market) : IClassFixture<LoggedMarket>
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Abuse", "24")]
    public async Task Row_24_depth_and_cost_over_budget_are_refused_before_execution()
    {
        var deep = "{ assets { nodes " + string.Concat(Enumerable.Repeat("{ parent ", 12)) + "{ id }" + new string('}', 12) + " } }";
        (await AskAsync(deep)).ErrorCode.ShouldBeOneOf("DEPTH_LIMIT", "CYCLE_LIMIT");
        var refused = await AskAsync("{ listings(first: 50) { nodes { assets { activity(first: 50) { nodes { kind } } } } } }");
        refused.ErrorCode.ShouldBe("COST_LIMIT");
        refused.Body.TryGetProperty("data", out _).ShouldBeFalse("nothing was executed");
    }

    [Fact]
    [Trait("Abuse", "25")]
    public async Task Row_25_a_thousand_aliases_and_batched_logins_are_capped()
    {
        var aliases = string.Join(' ', Enumerable.Range(0, 1_000).Select(i => $"a{i}: viewer {{ account }}"));
        (await AskAsync($"{{ {aliases} }}")).ErrorCode.ShouldBeOneOf("FIELD_LIMIT", "COST_LIMIT", "GRAPHQL_PARSE_FAILED", "TOO_LARGE");
        const string Open = "openLogin(input: { account: \"alice.near\" }) { message }";
        (await AskAsync($"mutation {{ a: {Open} }}")).ErrorCode.ShouldBeNull();
        (await AskAsync($"mutation {{ a: {Open} b: {Open} }}")).ErrorCode.ShouldBe("LOGIN_NOT_BATCHED");
        using var batch = await PostAsync($"[{{\"query\":\"{{ viewer {{ account }} }}\"}},{{\"query\":\"{{ viewer {{ account }} }}\"}}]");
        batch.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await batch.Content.ReadAsStringAsync(Ct)).ShouldContain("BATCHING_DISABLED");
    }

    [Fact]
    [Trait("Abuse", "26")]
    public async Task Row_26_a_fragment_cycle_is_a_validation_error_in_bounded_time()
    {
        var started = TimeProvider.System.GetTimestamp();
        var ring = string.Join(' ', Enumerable.Range(0, 400).Select(i => $"fragment F{i} on Query {{ ...F{(i + 1) % 400} }}"));
        (await AskAsync($"{{ ...F0 }} {ring}")).ErrorCode.ShouldBe("GRAPHQL_VALIDATION_FAILED");
        (await AskAsync("{ ...A } fragment A on Query { viewer { account } ...A }")).ErrorCode.ShouldBe("GRAPHQL_VALIDATION_FAILED");
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(Bound);
    }

    [Theory]
    [Trait("Abuse", "27")]
    [InlineData("{ history(id: \"QWNjb3VudDphLm5lYXI\", first: 1000000000) { nodes { kind } } }")]
    [InlineData("{ auditEntries(first: 1000000000) { nodes { position } } }")]
    [InlineData("{ assets(first: 1000000000) { nodes { id } } }")]
    public async Task Row_27_a_page_of_a_thousand_million_is_refused(string query) =>
        (await AskAsync(query)).ErrorCode.ShouldBe("PAGE_TOO_LARGE");

    [Fact]
    [Trait("Abuse", "28")]
    public async Task Row_28_a_forged_cursor_is_refused()
    {
        var last = 0L;
        for (var i = 0; i < 2; i++)
            last = await market.OnChainAsync(
                StreamKeys.Collection(Collection), At(1), Alice, Ct, new CollectionEvent.MinterSet(Collection, Dave, Allowed: true));
        const string Page = "query Page($after: String) { auditEntries(first: 1, after: $after) { pageInfo { endCursor } } }";
        var door = market.Host.Door.From($"{last}");
        var own = (await door.AskAsync(Page, new { }, Ct)).Field.GetProperty("pageInfo").GetProperty("endCursor").GetString()!;
        (await door.AskAsync(Page, new { after = own }, Ct)).ErrorCode.ShouldBeNull();
        string[] forged = ["1", "", "AAAA", own[..^2], (own[0] == 'A' ? 'B' : 'A') + own[1..], own + "A", new string('A', 5_000)];
        foreach (var cursor in forged)
            (await door.AskAsync(Page, new { after = cursor }, Ct)).ErrorCode.ShouldBe("INVALID_CURSOR", cursor);
        const string Other = "query Other($after: String) { activity(first: 1, after: $after) { nodes { kind } } }";
        (await door.AskAsync(Other, new { after = own }, Ct)).ErrorCode.ShouldBe("INVALID_CURSOR", "it is another list's");
    }

    [Fact]
    [Trait("Abuse", "31")]
    public async Task Row_31_a_document_of_ten_megabytes_is_refused_before_it_is_parsed()
    {
        var started = TimeProvider.System.GetTimestamp();
        var body = JsonSerializer.Serialize(new { query = "{" + new string(' ', 10_000_000) + "}" });
        using var whole = await PostAsync(body);
        whole.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await whole.Content.ReadAsStringAsync(Ct)).ShouldContain("TOO_LARGE");
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(Bound);
    }

    private Task<Answer> AskAsync(string query) => market.Host.Door.AskAsync(query, new { }, Ct);

    private async Task<HttpResponseMessage> PostAsync(string body)
    {
        using var http = new HttpClient { BaseAddress = market.Host.Address };
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await http.PostAsync("/graphql", content, Ct);
    }
}
