using System.Globalization;
using System.Text.Json;
using NeuraNft.Api.Tests.Logged;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Api.Tests.History;

/// <summary>Mint at 1, grant to bob at 10 until 50, cap at 20, transfer to dave at 30; at 40 a grant to bob that ends at 45.</summary>
public sealed class AccessAtTests(AccessAtTests.RightsLog log) : IClassFixture<AccessAtTests.RightsLog>
{
    private const string Question = """
        query Question($asset: ID!, $account: AccountId!, $at: AccessInstantInput!, $knownAt: Position) {
          accessAt(assetId: $asset, account: $account, at: $at, knownAt: $knownAt) {
            access { level source denial capped } at knownAt
            events { role position eventId event { kind at blockHeight transactionHash } }
          }
        }
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Level_is_told_with_the_events_that_give_it()
    {
        var answer = (await AskAsync(new { blockTime = Nanoseconds(25) })).Field;
        Access(answer).ShouldBe(("RESALE", "GRANT", "CAPPED"));
        var events = answer.GetProperty("events").EnumerateArray().ToList();
        events.Select(e => (e.GetProperty("role").GetString(), Kind(e))).ShouldBe([("GIVES", "access_set"), ("CAPS", "max_level_set")]);
        events[0].GetProperty("position").GetString().ShouldBe(Text(log.Granted));
        events[0].GetProperty("event").GetProperty("blockHeight").GetInt64().ShouldBeGreaterThan(0);
        events[0].GetProperty("event").GetProperty("transactionHash").GetString().ShouldNotBeNullOrEmpty();
        Guid.Parse(events[0].GetProperty("eventId").GetString()!).ShouldNotBe(Guid.Empty);
    }

    [Fact]
    public async Task Denial_is_told_with_what_the_account_had_and_what_ended_it()
    {
        var answer = (await AskAsync(new { blockTime = Nanoseconds(35) })).Field;
        Access(answer).ShouldBe(("NONE", "NONE", "LAPSED"));
        answer.GetProperty("events").EnumerateArray().Select(e => (e.GetProperty("role").GetString(), Kind(e))).ShouldBe(
            [("DEFAULT", "asset_minted"), ("GAVE", "access_set"), ("ENDED", "access_epoch_bumped")]);
    }

    [Fact]
    public async Task Answer_by_position_knows_nothing_that_came_later()
    {
        Access((await AskAsync(new { position = Text(log.Granted) })).Field).ShouldBe(("EDIT_DATA", "GRANT", null));
        Access((await AskAsync(new { position = Text(log.Capped) })).Field).ShouldBe(("RESALE", "GRANT", "CAPPED"));
        Access((await AskAsync(new { position = Text(log.Transferred) })).Field).ShouldBe(("NONE", "NONE", "LAPSED"));
        var answer = (await AskAsync(new { position = Text(log.Regranted) })).Field;
        answer.GetProperty("at").GetString().ShouldBe(Nanoseconds(40));
        answer.GetProperty("knownAt").GetString().ShouldBe(Text(log.Regranted));
    }

    [Fact]
    public async Task Time_and_knowledge_are_two_questions()
    {
        Access((await AskAsync(new { time = At(35).ToDateTimeOffset() }, Text(log.Granted))).Field).ShouldBe(("EDIT_DATA", "GRANT", null));
        Access((await AskAsync(new { time = At(35).ToDateTimeOffset() })).Field).ShouldBe(("NONE", "NONE", "LAPSED"));
        Access((await AskAsync(new { time = At(47).ToDateTimeOffset() })).Field).ShouldBe(("NONE", "NONE", "EXPIRED"));
        (await AskAsync(new { time = At(0).ToDateTimeOffset() })).Field.ValueKind.ShouldBe(JsonValueKind.Null);
        (await AskAsync(new { position = "0" })).Field.ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Instant_that_is_none_or_two_or_ahead_of_the_log_is_refused()
    {
        (await AskAsync(new { })).ErrorCode.ShouldBe("BAD_USER_INPUT");
        (await AskAsync(new { position = "1", blockTime = "1" })).ErrorCode.ShouldBe("BAD_USER_INPUT");
        (await AskAsync(new { position = "x" })).ErrorCode.ShouldBe("BAD_USER_INPUT");
        (await AskAsync(new { position = "999999" })).ErrorCode.ShouldBe("INVALID_POSITION");
        (await AskAsync(new { blockTime = "1" }, "999999")).ErrorCode.ShouldBe("INVALID_POSITION");
    }

    private Task<Answer> AskAsync(object at, string? knownAt = null) => log.Market.Host.Door.From(Text(log.Regranted)).AskAsync(
        Question, new { asset = log.AssetGlobalId, account = Bob.Value, at, knownAt }, Ct);

    private static (string?, string?, string?) Access(JsonElement answer)
    {
        var access = answer.GetProperty("access");
        return (Text("level"), Text("source"), Text("denial"));

        string? Text(string name) => access.GetProperty(name).GetString();
    }

    private static string? Kind(JsonElement evidence) => evidence.GetProperty("event").GetProperty("kind").GetString();

    private static string Nanoseconds(ulong seconds) => At(seconds).Nanoseconds.ToString(CultureInfo.InvariantCulture);

    private static string Text(long position) => position.ToString(CultureInfo.InvariantCulture);

    public sealed class RightsLog : IAsyncLifetime
    {
        public LoggedMarket Market { get; } = new();

        public string AssetGlobalId { get; } = new Neura.GraphQL.Binding.NodeIdSerializer().Format("Asset", Asset.ToString());

        public long Granted { get; private set; }

        public long Capped { get; private set; }

        public long Transferred { get; private set; }

        public long Regranted { get; private set; }

        public async ValueTask InitializeAsync()
        {
            await Market.InitializeAsync();
            var stream = StreamKeys.Asset(Asset);
            await Market.OnChainAsync(stream, At(1), Alice, Ct, Minted());
            Granted = await Market.OnChainAsync(stream, At(10), Alice, Ct, Domain.Tests.Sample.Granted(Bob, AccessLevel.EditData, At(50)));
            Capped = await Market.OnChainAsync(stream, At(20), Alice, Ct, new AssetEvent.MaxLevelSet(Asset, AccessLevel.Resale, Alice));
            Transferred = await Market.OnChainAsync(stream, At(30), Alice, Ct, TransferredTo(Dave));
            Regranted = await Market.OnChainAsync(
                stream, At(40), Dave, Ct, Domain.Tests.Sample.Granted(Bob, AccessLevel.UseModel, At(45)));
        }

        public ValueTask DisposeAsync() => Market.DisposeAsync();
    }
}
