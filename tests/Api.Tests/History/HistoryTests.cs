using System.Text.Json;
using Neura.GraphQL.Binding;
using NeuraNft.Api.Tests.Logged;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Api.Tests.History;

/// <summary>A collection, an asset in it, a grant to bob, whose session and job are his own affair.</summary>
public sealed class HistoryTests(HistoryTests.MixedLog log) : IClassFixture<HistoryTests.MixedLog>
{
    private const string Question = """
        query Question($id: ID!, $kinds: [String!], $order: HistoryOrder! = NEWEST_FIRST, $first: Int, $after: String) {
          history(id: $id, kinds: $kinds, order: $order, first: $first, after: $after) {
            nodes { kind position actor blockHeight } pageInfo { hasNextPage endCursor }
          }
        }
        """;

    private const string Audit = """
        query Audit($first: Int, $after: String) {
          auditEntries(first: $first, after: $after) {
            nodes { position type stream actor recordedAt eventId origin { blockHeight logIndex receiptId predecessor } }
            pageInfo { hasNextPage endCursor }
          }
        }
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Door Anyone => log.Market.Host.Door.From($"{log.Last}");

    [Fact]
    public async Task History_holds_chain_and_platform_in_one_list_for_whom_it_concerns()
    {
        var asset = Id("Asset", Asset.ToString());
        Kinds(await AskAsync(As(Bob), asset)).ShouldBe(
            ["inference_completed", "inference_started", "inference_requested", "access_set", "asset_minted"]);
        Kinds(await AskAsync(As(Bob), asset, order: "OLDEST_FIRST"))[0].ShouldBe("asset_minted");
        foreach (var other in new[] { Anyone, As(Carol), As(Alice) })
            Kinds(await AskAsync(other, asset)).ShouldBe(["access_set", "asset_minted"]);
        Kinds(await AskAsync(As(Bob), asset, ["access_set", "inference_started"])).ShouldBe(["inference_started", "access_set"]);
    }

    [Fact]
    public async Task History_of_a_collection_and_of_an_account()
    {
        Kinds(await AskAsync(Anyone, Id("Collection", Collection.ToString()))).ShouldBe(["asset_minted", "collection_created"]);
        Kinds(await AskAsync(Anyone, Id("Account", Bob.Value))).ShouldBe(["access_set"]);
        Kinds(await AskAsync(As(Bob), Id("Account", Bob.Value))).ShouldContain("session_opened");
        Kinds(await AskAsync(Anyone, Id("Account", "nobody.near"))).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Abuse", "29")]
    public async Task Row_29_what_is_another_s_is_not_found()
    {
        var job = Id("InferenceJob", $"{Job:D}");
        Kinds(await AskAsync(As(Bob), job)).ShouldBe(["inference_completed", "inference_started", "inference_requested"]);
        foreach (var other in new[] { Anyone, As(Carol), As(Alice) })
        {
            (await AskAsync(other, job)).ErrorCode.ShouldBe("NOT_FOUND");
            const string Node = "query Node($id: ID!) { node(id: $id) { id ... on InferenceJob { status output } } }";
            (await other.AskAsync(Node, new { id = job }, Ct)).Field.ValueKind.ShouldBe(JsonValueKind.Null);
        }
        (await AskAsync(As(Bob), Id("InferenceJob", $"{Guid.Empty:D}"))).ErrorCode.ShouldBe("NOT_FOUND");
        (await AskAsync(Anyone, Id("Asset", $"{Contract}/9:9"))).ErrorCode.ShouldBe("NOT_FOUND");
        const string Own = "query Own($id: ID!) { node(id: $id) { id ... on InferenceJob { status } } }";
        (await As(Bob).AskAsync(Own, new { id = job }, Ct)).Field.GetProperty("status").GetString().ShouldBe("COMPLETED");
    }

    [Theory]
    [InlineData("Lease", "1")]
    [InlineData("Asset", "noslash")]
    [InlineData("Asset", "c.near/\0")]
    [InlineData("InferenceJob", "1")]
    [InlineData("Deal", "market.near/Listing/-1")]
    [InlineData("Account", "NOT AN ACCOUNT")]
    [InlineData("Collection", "/1")]
    public async Task Id_of_what_has_no_history_is_refused(string type, string key) =>
        (await AskAsync(Anyone, Id(type, key))).ErrorCode.ShouldBe("INVALID_ID");

    [Fact]
    public async Task Pages_by_cursor_give_what_one_page_gives()
    {
        foreach (var order in new[] { "NEWEST_FIRST", "OLDEST_FIRST" })
        {
            var (seen, after) = (new List<string>(), (string?)null);
            for (var more = true; more;)
            {
                var page = await AskAsync(As(Bob), Id("Asset", Asset.ToString()), order: order, first: 2, after: after);
                seen.AddRange(Kinds(page));
                var info = page.Field.GetProperty("pageInfo");
                (more, after) = (info.GetProperty("hasNextPage").GetBoolean(), info.GetProperty("endCursor").GetString());
            }
            seen.ShouldBe(Kinds(await AskAsync(As(Bob), Id("Asset", Asset.ToString()), order: order)));
        }
    }

    [Fact]
    public async Task Audit_entries_are_every_event_and_say_whose_to_these_alone()
    {
        var open = await EntriesAsync(Anyone);
        open.Select(e => long.Parse(e.GetProperty("position").GetString()!, null)).ShouldBe(
            Enumerable.Range(1, (int)log.Last).Select(p => (long)p));
        var session = open.Single(e => e.GetProperty("type").GetString() == "session_opened");
        session.GetProperty("stream").ValueKind.ShouldBe(JsonValueKind.Null);
        session.GetProperty("actor").ValueKind.ShouldBe(JsonValueKind.Null);
        session.GetProperty("origin").ValueKind.ShouldBe(JsonValueKind.Null);
        var minted = open.Single(e => e.GetProperty("type").GetString() == "asset_minted");
        minted.GetProperty("stream").GetString().ShouldBe(StreamKeys.Asset(Asset));
        minted.GetProperty("origin").GetProperty("predecessor").GetString().ShouldBe(Alice.Value);
        foreach (var allowed in new[] { As(Bob), As(Dave) })
            (await EntriesAsync(allowed)).Single(e => e.GetProperty("type").GetString() == "session_opened")
                .GetProperty("stream").GetString().ShouldBe(StreamKeys.Account("testnet", Bob));
        (await EntriesAsync(As(Carol))).ShouldAllBe(
            e => e.GetProperty("origin").ValueKind != JsonValueKind.Null || e.GetProperty("stream").ValueKind == JsonValueKind.Null);
        open.Select(e => e.ToString()).ShouldAllBe(text => !text.Contains("Guten Tag", StringComparison.Ordinal));
    }

    private static async Task<List<JsonElement>> EntriesAsync(Door door)
    {
        var (seen, after) = (new List<JsonElement>(), (string?)null);
        for (var more = true; more;)
        {
            var page = (await door.AskAsync(Audit, new { first = 3, after }, Ct)).Field;
            seen.AddRange(page.GetProperty("nodes").EnumerateArray());
            var info = page.GetProperty("pageInfo");
            (more, after) = (info.GetProperty("hasNextPage").GetBoolean(), info.GetProperty("endCursor").GetString());
        }
        return seen;
    }

    private Door As(Account account) => log.Market.As(account).From($"{log.Last}");

    private static Task<Answer> AskAsync(
        Door door, string id, string[]? kinds = null, string order = "NEWEST_FIRST", int first = 50, string? after = null) =>
        door.AskAsync(Question, new { id, kinds, order, first, after }, Ct);

    private static string Id(string type, string key) => new NodeIdSerializer().Format(type, key);

    private static string[] Kinds(Answer answer) =>
        [.. answer.Field.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("kind").GetString()!)];

    public sealed class MixedLog : IAsyncLifetime
    {
        public LoggedMarket Market { get; } = new() { Settings = { ["Audit:Auditors:0"] = Dave.Value } };

        public long Last { get; private set; }

        public async ValueTask InitializeAsync()
        {
            await Market.InitializeAsync();
            await Market.OnChainAsync(StreamKeys.Collection(Collection), At(1), Alice, Ct, Created());
            await Market.OnChainAsync(
                StreamKeys.Asset(Asset), At(2), Alice, Ct, Minted(), Granted(Bob, AccessLevel.UseModel));
            await Market.OffChainAsync(
                StreamKeys.Account("testnet", Bob), Bob.Value, Ct,
                new AccountEvent.SessionOpened(
                    "testnet", Bob, Job, "ed25519:key", At(3).ToDateTimeOffset(), At(9).ToDateTimeOffset()));
            await Market.OffChainAsync(StreamKeys.Inference(Job), Bob.Value, Ct, Requested());
            Last = await Market.OffChainAsync(
                StreamKeys.Inference(Job), "worker:1", Ct, new InferenceEvent.InferenceStarted(Job, "worker:1", 1),
                new InferenceEvent.InferenceCompleted(Job, "worker:1", 1, Result));
        }

        public ValueTask DisposeAsync() => Market.DisposeAsync();
    }
}
