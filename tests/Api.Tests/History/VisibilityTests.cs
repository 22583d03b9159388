using System.Text.Json;
using Neura.GraphQL.Binding;
using NeuraNft.Api.Tests.Logged;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Sealing;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Api.Tests.History;

/// <summary>Bob's session, job and keys are in one log with an asset; every way to read it hides them from everyone but him.</summary>
public sealed class VisibilityTests(VisibilityTests.PrivateLog log) : IClassFixture<VisibilityTests.PrivateLog>
{
    private const string Everything = """
        query Everything($account: AccountId!, $asset: ID!, $ofAccount: ID!, $contract: AccountId!, $token: String!) {
          latest: activity(first: 50) { nodes { ...entry } }
          ofAccount: activity(account: $account, first: 50) { nodes { ...entry } }
          asset(contract: $contract, tokenId: $token) { activity(first: 50) { nodes { ...entry } } }
          history(id: $asset, first: 50) { nodes { ...entry } }
          ofAccountHistory: history(id: $ofAccount, first: 50) { nodes { ...entry } }
        }
        fragment entry on ActivityEntry { kind entityType entityId actor summary position }
        """;

    private const string Audit = "{ auditEntries(first: 50) { nodes { position type stream actor } } }";

    private const string Follow = "subscription Follow($id: ID!) { assetActivity(assetId: $id, after: \"0\") { kind summary } }";

    private static readonly string s_asset = new NodeIdSerializer().Format("Asset", Asset.ToString());

    private static readonly string[] s_private =
        ["session_opened", "inference_requested", "inference_started", "inference_completed", "key_released", "key_refused"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Abuse", "29")]
    public async Task Row_29_what_is_another_s_shows_in_no_reading_of_the_log()
    {
        foreach (var other in new[] { log.Market.Host.Door, log.Market.As(Carol), log.Market.As(Alice) })
        {
            var seen = await ReadAsync(other);
            foreach (var kind in s_private)
                seen.ShouldNotContain($"\"{kind}\"");
            seen.ShouldNotContain($"{Job:D}");
            seen.ShouldNotContain("worker");
            seen.ShouldContain("\"asset_minted\"");
            var audit = (await other.From($"{log.Last}").AskAsync(Audit, new { }, Ct)).Field.GetProperty("nodes").EnumerateArray().ToList();
            audit.Count.ShouldBe((int)log.Last);
            audit.Where(e => s_private.Contains(e.GetProperty("type").GetString())).ToList().ShouldAllBe(e =>
                e.GetProperty("stream").ValueKind == JsonValueKind.Null && e.GetProperty("actor").ValueKind == JsonValueKind.Null);
        }
    }

    [Fact]
    public async Task What_is_one_s_own_shows_in_every_reading_of_the_log()
    {
        var seen = await ReadAsync(log.Market.As(Bob));
        foreach (var kind in s_private)
            seen.ShouldContain($"\"{kind}\"");
    }

    [Fact]
    [Trait("Abuse", "29")]
    public async Task Row_29_follower_of_an_asset_is_told_of_no_other_s_job_or_key()
    {
        foreach (var other in new Account?[] { null, Carol })
            (await FollowAsync(other)).ShouldBe(["asset_minted", "access_set", "default_level_set"]);
        (await FollowAsync(Bob)).ShouldBe(
        [
            "asset_minted", "access_set", "inference_requested", "inference_started", "inference_completed", "key_released", "key_refused",
            "default_level_set",
        ]);
    }

    private async Task<string> ReadAsync(Door door)
    {
        var ofAccount = new NodeIdSerializer().Format("Account", Bob.Value);
        var answer = await door.From($"{log.Last}").AskAsync(
            Everything, new { account = Bob.Value, asset = s_asset, ofAccount, contract = Contract, token = Asset.TokenId }, Ct);
        answer.ErrorCode.ShouldBeNull(answer.Body.ToString());
        return answer.Body.ToString();
    }

    private async Task<List<string>> FollowAsync(Account? account)
    {
        var token = account is null ? null : log.Market.Token(account);
        using var socket = await Socket.OpenAsync(log.Market.Host.Address, token, null, Ct);
        await socket.SubscribeAsync("1", Follow, new { id = s_asset }, Ct);
        var kinds = new List<string>();
        while (!kinds.Contains("default_level_set"))
        {
            var message = await socket.ReceiveAsync(Ct);
            kinds.Add(message.GetProperty("payload").GetProperty("data").GetProperty("assetActivity").GetProperty("kind").GetString()!);
        }
        return kinds;
    }

    public sealed class PrivateLog : IAsyncLifetime
    {
        public LoggedMarket Market { get; } = new();

        public long Last { get; private set; }

        public async ValueTask InitializeAsync()
        {
            await Market.InitializeAsync();
            await Market.OnChainAsync(StreamKeys.Asset(Asset), At(2), Alice, Ct, Minted(), Granted(Bob, AccessLevel.UseModel));
            await Market.OffChainAsync(
                StreamKeys.Account("testnet", Bob), Bob.Value, Ct,
                new AccountEvent.SessionOpened("testnet", Bob, Job, "ed25519:key", At(3).ToDateTimeOffset(), At(9).ToDateTimeOffset()));
            await Market.OffChainAsync(StreamKeys.Inference(Job), Bob.Value, Ct, Requested());
            await Market.OffChainAsync(
                StreamKeys.Inference(Job), "worker:1", Ct, new InferenceEvent.InferenceStarted(Job, "worker:1", 1),
                new InferenceEvent.InferenceCompleted(Job, "worker:1", 1, Result));
            var decision = new KeyDecision(AccessLevel.ViewAndDownload, AccessLevel.UseModel, "grant", 2, 1, At(4), 2);
            await Market.OffChainAsync(
                StreamKeys.Keys(Asset), Bob.Value, Ct,
                new KeyEvent.KeyReleased(
                    Asset, 1, 1, Bob, KeyPurpose.Inference, "age1qqqq", decision, "worker:1", Job, 1, At(60).ToDateTimeOffset()),
                new KeyEvent.KeyRefused(Asset, 1, Bob, KeyPurpose.Download, "ACCESS_DENIED", "INSUFFICIENT", decision, null, null));
            Last = await Market.OnChainAsync(
                StreamKeys.Asset(Asset), At(5), Alice, Ct, new AssetEvent.DefaultLevelSet(Asset, AccessLevel.None, Alice));
        }

        public ValueTask DisposeAsync() => Market.DisposeAsync();
    }
}
