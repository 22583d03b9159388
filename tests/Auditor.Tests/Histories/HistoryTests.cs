using System.Text.Json;
using NeuraNft.Auditor.Histories;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Tests;
using NeuraNft.Projections.ActivityFeed;

namespace NeuraNft.Auditor.Tests.Histories;

public sealed class HistoryTests(LoggedMarket logged) : IClassFixture<LoggedMarket>
{
    private static readonly Dictionary<Guid, JobOrigin> NoJobs = [];
    private static readonly Dictionary<string, AssetId> NoDeals = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Entities =>
    [
        $"asset/{Sample.Asset}", $"asset/{Projections.Tests.Market.Reader}", $"collection/{Sample.Contract}/1",
        $"account/{Sample.Bob}", $"account/{Sample.Carol}", $"job/{Sample.Job}", $"job/{Projections.Tests.Market.Failing}",
    ];

    [Theory]
    [MemberData(nameof(Entities))]
    public async Task History_of_an_entity_is_what_the_read_model_has_of_it_without_asking_it(string entity)
    {
        var expected = await FeedAsync(entity);
        expected.Count.ShouldBeGreaterThan(2);
        var (code, text) = await logged.AskAsync("history", entity, "--output", "json");
        code.ShouldBe(ExitCode.Proven, text);
        using var answer = JsonDocument.Parse(text);
        var events = answer.RootElement.GetProperty("detail").GetProperty("events").EnumerateArray().ToList();
        events.Select(e => e.GetProperty("position").GetInt64()).ShouldBe(expected);
        foreach (var one in events)
        {
            one.GetProperty("sentence").GetString().ShouldNotBeNullOrEmpty();
            one.GetProperty("recordedAt").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UnixEpoch);
        }
    }

    [Fact]
    public async Task Pages_are_bounded_and_follow_each_other_without_gap()
    {
        var expected = await FeedAsync($"account/{Sample.Alice}");
        var (seen, after) = (new List<long>(), 0L);
        while (true)
        {
            var (_, text) = await logged.AskAsync(
                "history", $"account/{Sample.Alice}", "--limit", "7", "--after", $"{after}", "--output", "json");
            using var answer = JsonDocument.Parse(text);
            var detail = answer.RootElement.GetProperty("detail");
            var page = detail.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("position").GetInt64()).ToList();
            page.Count.ShouldBeLessThanOrEqualTo(7);
            seen.AddRange(page);
            if (detail.GetProperty("next").ValueKind == JsonValueKind.Null) break;
            after = detail.GetProperty("next").GetInt64();
        }

        seen.ShouldBe(expected);
        (await logged.AskAsync("history", $"account/{Sample.Alice}", "--limit", "1001")).Code.ShouldBe(ExitCode.UsedWrongly);
        (await logged.AskAsync("history", $"account/{Sample.Alice}", "--to", "2")).Text.ShouldContain("2 events, up to position 2.");
    }

    [Fact]
    public async Task Table_tells_position_times_actor_and_what_happened()
    {
        var (_, text) = await logged.AskAsync("history", $"asset/{Sample.Asset}", "--limit", "1000");
        text.ShouldContain("lid176 (model) was minted for alice.test.near; by default everybody has level 0 None");
        text.ShouldContain("bob.test.near got level 1 UseModel by grant of alice.test.near, until 2026-");
        text.ShouldContain("The key for download was refused to bob.test.near: ACCESS_DENIED LAPSED");
        text.ShouldNotContain("unknown");
        text.ShouldNotContain("Guten Tag", customMessage: "an input is nobody else's business");
    }

    [Theory]
    [InlineData("asset/nrc101.test.near")]
    [InlineData("job/17")]
    [InlineData("deal/market/barter/1")]
    [InlineData("nothing")]
    [InlineData("account/Not An Account")]
    public async Task What_names_no_entity_is_wrong_use(string entity) =>
        (await logged.AskAsync("history", entity)).Code.ShouldBe(ExitCode.UsedWrongly);

    [Fact]
    public async Task What_the_log_knows_nothing_of_is_not_found()
    {
        (await logged.AskAsync("history", "asset/nowhere.near/1:1")).Code.ShouldBe(ExitCode.NotFound);
        (await logged.AskAsync("history", "worker/nobody")).Code.ShouldBe(ExitCode.NotFound);
        (await logged.AskAsync("history", "deal/market.test.near/listing/1")).Code.ShouldBe(ExitCode.Proven);
        (await logged.AskAsync("history", $"contract/{Sample.Contract}")).Code.ShouldBe(ExitCode.Proven);
    }

    [Fact]
    public void Every_stored_event_has_a_sentence_and_all_its_words_are_known()
    {
        EventForms.ByKind.Keys.ShouldBe(StoredNames.ByName.Keys, ignoreOrder: true);
        var rows = Projections.Tests.Market.Events().Select(e => ActivityRows.Of(e, NoJobs, NoDeals)).ToList();
        rows.Select(r => r.Kind).Distinct().Count().ShouldBeGreaterThan(60);
        foreach (var row in rows) EventSentence.Of(row).ShouldNotContain("unknown", customMessage: row.Kind);
        EventSentence.Of(rows[0] with { Kind = "from_a_newer_program" }).ShouldBe("from a newer program.");
    }

    private async Task<IReadOnlyList<long>> FeedAsync(string entity)
    {
        var slash = entity.IndexOf('/', StringComparison.Ordinal);
        var (kind, id) = (entity[..slash], entity[(slash + 1)..]);
        var (contract, token) = (id.Split('/')[0], id.Split('/')[^1]);
        await using var command = logged.Market.Db.CreateCommand($"SELECT position FROM activity_feed WHERE {kind switch
        {
            "asset" => $"contract = '{contract}' AND token_id = '{token}'",
            "collection" => $"contract = '{contract}' AND collection_id = '{token}'",
            "account" => $"accounts @> array['{id}']::varchar[]",
            _ => $"entity_type = 'inference' AND entity_id = '{id}' OR summary ->> 'job' = '{id}'",
        }} ORDER BY position");
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var found = new List<long>();
        while (await reader.ReadAsync(Ct)) found.Add(reader.GetInt64(0));
        return found;
    }
}
