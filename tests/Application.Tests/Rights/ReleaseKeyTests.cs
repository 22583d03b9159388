using Neura.Cryptography.Age;
using Neura.EventStore;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Rights;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Sealing;
using Npgsql;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Application.Tests.Rights;

/// <summary>Who is given a header, who is not, and what the log says of either.</summary>
public sealed class ReleaseKeyTests(SealedMarket market) : IClassFixture<SealedMarket>, IAsyncLifetime
{
    private readonly AgeIdentity reader = AgeIdentity.Create();
    private AssetId asset = null!;

    private static CancellationToken Ct => MarketFixture.Ct;

    public async ValueTask InitializeAsync()
    {
        asset = await market.SealedAssetAsync();
        await market.SettleAsync(reencrypt: false);
    }

    public ValueTask DisposeAsync()
    {
        reader.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Owner_gets_a_header_that_opens_the_payload()
    {
        var key = await ReleasedAsync(Alice);
        (await market.OpenAsync(key.Header, key.Payload.Cid, reader)).ShouldBe(SealedMarket.Plaintext);
        (key.ExpiresAt - market.Wall.GetUtcNow()).ShouldBe(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Release_is_in_the_log_with_what_it_was_decided_on()
    {
        await market.OnChainAsync(asset, At(101), Grant(Bob, AccessLevel.ViewAndDownload));
        var key = await ReleasedAsync(Bob);
        var given = (await market.Market.Store.FetchStreamAsync(StreamKeys.Asset(asset), 0, Ct))[^1];
        (await KeysAsync()).ShouldHaveSingleItem().ShouldBe(new KeyEvent.KeyReleased(
            asset, 1, 1, Bob, KeyPurpose.Download, reader.Recipient.ToString(),
            new KeyDecision(AccessLevel.ViewAndDownload, AccessLevel.ViewAndDownload, "grant", given.Sequence, 0, At(101), 2),
            null, null, null, key.ExpiresAt));
    }

    [Fact]
    public async Task Decision_can_be_made_again_from_what_the_event_holds()
    {
        await market.OnChainAsync(asset, At(101), Grant(Bob, AccessLevel.EditData, At(500)));
        await ReleasedAsync(Bob);
        await market.OnChainAsync(asset, At(102), new AssetEvent.AccessRevoked(asset, Bob, Alice, GrantOrigin.Grant));
        var decision = (await KeysAsync()).ShouldHaveSingleItem().ShouldBeOfType<KeyEvent.KeyReleased>().Decision;
        var then = (await market.Market.Store.FetchStreamAsync(StreamKeys.Asset(asset), 0, Ct))
            .Where(e => e.Version <= decision.StreamVersion).Select(e => (AssetEvent)e.Data);
        var access = then.Aggregate(AssetState.Initial, AssetDecider.Evolve).Explain(Bob, decision.ChainTime);
        (access.Level, access.Allows(decision.Required)).ShouldBe((decision.Level, true));
    }

    [Theory]
    [InlineData("cid = 'bafkreiother'"), InlineData("plaintext_sha256 = sha256('other')"), InlineData("commitment = 'other'")]
    public async Task Row_that_was_changed_behind_the_log_releases_nothing(string change)
    {
        await market.Market.ExecuteAsync($"update sealed_content set {change} where token_id = '{asset.TokenId}'");
        await Should.ThrowAsync<InvalidDataException>(() => market.Release.HandleAsync(Ask(Alice), Ct));
        (await KeysAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(AccessLevel.UseModel), InlineData(AccessLevel.Resale), InlineData(AccessLevel.CreateReplica)]
    public async Task Lower_level_gets_no_header_and_the_log_says_so_once_an_hour(AccessLevel level)
    {
        await market.OnChainAsync(asset, At(101), Grant(Bob, level));
        for (var i = 0; i < 3; i++)
            (await RefusalAsync(Bob)).ShouldBe(
                new KeyRefusal.AccessDenied(AccessLevel.ViewAndDownload, level, AccessDenial.NotGranted, FormerOwner: false));
        (await KeysAsync()).ShouldHaveSingleItem().ShouldBeOfType<KeyEvent.KeyRefused>().Reason.ShouldBe("NOT_GRANTED");
    }

    [Fact]
    public async Task Former_owner_is_refused_from_the_block_of_the_transfer_on_and_known_as_such()
    {
        await ReleasedAsync(Alice);
        await market.OnChainAsync(asset, At(101), Transfer());
        (await RefusalAsync(Alice)).ShouldBe(
            new KeyRefusal.AccessDenied(AccessLevel.ViewAndDownload, AccessLevel.None, AccessDenial.Lapsed, FormerOwner: true));
        (await KeysAsync())[^1].ShouldBeOfType<KeyEvent.KeyRefused>().Reason.ShouldBe("FORMER_OWNER");
        await ReleasedAsync(Carol);
    }

    [Fact]
    public async Task Right_ends_at_its_own_instant_without_an_event()
    {
        await market.OnChainAsync(asset, At(101), Grant(Bob, AccessLevel.ViewAndDownload, At(110)));
        await market.BlockAsync(At(109));
        await ReleasedAsync(Bob);
        await market.BlockAsync(At(110));
        (await RefusalAsync(Bob)).ShouldBeOfType<KeyRefusal.AccessDenied>().Reason.ShouldBe(AccessDenial.Expired);
    }

    [Fact]
    [Trait("Abuse", "23")]
    public async Task Row_23_nothing_is_released_where_ingestion_is_over_a_minute_behind()
    {
        var late = new WallClock(new BlockTime(market.Now.Nanoseconds + 61_000_000_000));
        await Should.ThrowAsync<ChainBehindException>(() => market.ReleaseAt(late).HandleAsync(Ask(Alice), Ct));
        (await KeysAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Release_waits_for_a_transfer_under_way_and_is_decided_again()
    {
        await using var connection = await market.Market.Db.OpenConnectionAsync(Ct);
        await using var transaction = await connection.BeginTransactionAsync(Ct);
        await using (var hold = new NpgsqlCommand("select from mt_streams where id = $1 for update", connection, transaction))
        {
            hold.Parameters.Add(new() { Value = StreamKeys.Asset(asset) });
            await hold.ExecuteNonQueryAsync(Ct);
        }

        var asked = market.Release.HandleAsync(Ask(Alice), Ct);
        await Task.Delay(200, Ct);
        asked.IsCompleted.ShouldBeFalse();
        var transfer = market.OnChainAsync(asset, At(101), Transfer());
        await Task.Delay(200, Ct);
        await transaction.CommitAsync(Ct);
        await transfer;
        // Whichever came first holds for the whole: a header from before the transfer, or a refusal after it.
        if (await asked is Result<ReleasedKey, KeyRefusal>.Ok released)
            released.Value.Position.ShouldBeLessThan(
                (await market.Market.Store.FetchStreamAsync(StreamKeys.Asset(asset), 2, Ct))[0].Sequence);
        (await RefusalAsync(Alice)).ShouldBeOfType<KeyRefusal.AccessDenied>();
    }

    [Fact]
    public async Task Releases_and_transfers_at_once_never_leave_a_release_behind_the_transfer()
    {
        for (var round = 0; round < 10; round++)
        {
            await InitializeAsync();
            var asks = Enumerable.Range(0, 8).Select(_ => market.Release.HandleAsync(Ask(Alice), Ct)).ToArray();
            await market.OnChainAsync(asset, At(101), Transfer());
            await Task.WhenAll(asks);
            var moved = (await market.Market.Store.FetchStreamAsync(StreamKeys.Asset(asset), 2, Ct))[0].Sequence;
            var keys = await market.Market.Store.FetchStreamAsync(StreamKeys.Keys(asset), 0, Ct);
            keys.Where(k => k.Data is KeyEvent.KeyReleased).ShouldAllBe(k => k.Sequence < moved);
        }
    }

    [Fact]
    public async Task Attempt_of_who_registered_no_key_is_in_the_log_too()
    {
        (await market.Release.DenialAsync(Alice, asset, null, Ct)).ShouldBeNull();
        await market.OnChainAsync(asset, At(101), Transfer());
        (await market.Release.DenialAsync(Alice, asset, null, Ct)).ShouldNotBeNull().FormerOwner.ShouldBeTrue();
        (await KeysAsync()).ShouldHaveSingleItem().ShouldBeOfType<KeyEvent.KeyRefused>().Reason.ShouldBe("FORMER_OWNER");
    }

    [Fact]
    public async Task Long_stream_that_is_kept_in_memory_is_decided_on_as_one_that_is_read_anew()
    {
        var kept = new AssetPasts(market.Market.Store);
        var grants = Enumerable.Range(0, 150).Select(i => Grant(i % 2 == 0 ? Bob : Carol, AccessLevel.UseModel));
        await market.OnChainAsync(asset, At(101), [.. grants]);
        await SameAsync();
        await market.OnChainAsync(asset, At(102), Grant(Bob, AccessLevel.ViewAndDownload));
        await SameAsync();
        await market.OnChainAsync(asset, At(103), Transfer());
        await SameAsync();

        async Task SameAsync()
        {
            AssetPast one = await kept.ReadAsync(asset, Ct), other = await new AssetPasts(market.Market.Store).ReadAsync(asset, Ct);
            (one.Version, one.Position, one.Epoch, one.CidOf(1)).ShouldBe((other.Version, other.Position, other.Epoch, other.CidOf(1)));
            foreach (var account in new[] { Alice, Bob, Carol })
            {
                var access = one.State.Explain(account, market.Now);
                access.ShouldBe(other.State.Explain(account, market.Now));
                one.GivenBy(account, access.Source).ShouldBe(other.GivenBy(account, access.Source));
            }
        }
    }

    [Fact]
    public async Task Version_that_is_published_with_another_content_is_not_sealed()
    {
        await market.OnChainAsync(asset, At(101), new AssetEvent.VersionPublished(asset, Sample2(), Alice));
        await market.SettleAsync();
        (await RefusalAsync(Alice)).ShouldBe(new KeyRefusal.NotSealed(null));
        await ReleasedAsync(Alice, version: 1);
    }

    [Fact]
    public async Task Worker_gets_a_header_for_the_attempt_it_runs_and_no_other()
    {
        await market.OnChainAsync(asset, At(101), Grant(Bob, AccessLevel.UseModel));
        var job = Guid.NewGuid();
        await market.Market.AppendAsync(StreamKeys.Worker("w1"), new WorkerEvent.WorkerRegistered("w1", reader.Recipient.ToString()));
        await market.Market.AppendAsync(
            StreamKeys.Inference(job), Requested() with { Job = job, Asset = asset }, new InferenceEvent.InferenceStarted(job, "w1", 1));
        var ask = new ReleaseKey.Inference(job, "w1", 1, reader.Recipient);
        await market.SettleAsync();
        var key = (await market.Release.HandleAsync(ask, Ct)).ShouldBeOfType<Result<ReleasedKey, KeyRefusal>.Ok>().Value;
        (await market.OpenAsync(key.Header, key.Payload.Cid, reader)).ShouldBe(SealedMarket.Plaintext);
        var said = (await KeysAsync()).ShouldHaveSingleItem().ShouldBeOfType<KeyEvent.KeyReleased>();
        (said.Account, said.Worker, said.Job, said.Attempt, said.Decision.Level).ShouldBe((Bob, "w1", job, 1, AccessLevel.UseModel));

        using var other = AgeIdentity.Create();
        foreach (var wrong in new[] { ask with { Attempt = 2 }, ask with { Worker = "w2" }, ask with { Recipient = other.Recipient } })
            (await market.Release.HandleAsync(wrong, Ct)).ShouldBe(
                new Result<ReleasedKey, KeyRefusal>.Refused(new KeyRefusal.NotTheWorkers(job)));
        await market.Market.AppendAsync(
            StreamKeys.Inference(job), new InferenceEvent.InferenceCancelled(job, null, RightsLossReason.Revoked));
        (await market.Release.HandleAsync(ask, Ct)).ShouldBe(
            new Result<ReleasedKey, KeyRefusal>.Refused(new KeyRefusal.NotTheWorkers(job)));
    }

    [Fact]
    [Trait("Abuse", "23")]
    public async Task Row_23_nothing_is_released_before_what_was_lost_is_followed()
    {
        await market.OnChainAsync(asset, At(101), Transfer());
        // The new owner would get the key that the old one has.
        await Should.ThrowAsync<ChainBehindException>(() => market.Release.HandleAsync(Ask(Carol), Ct));
        (await KeysAsync()).ShouldBeEmpty();
        (await ReleasedAsync(Carol)).Revision.ShouldBe(2);
    }

    private static AssetVersion Sample2() => Domain.Tests.Sample.Version with { Number = 2 };

    private AssetEvent Grant(Account account, AccessLevel level, BlockTime? expiresAt = null) =>
        Granted(account, level, expiresAt) with { Asset = asset };

    private AssetEvent[] Transfer() =>
        [new AssetEvent.AssetTransferred(asset, Alice, Carol, null, null), new AssetEvent.AccessEpochBumped(asset, 1, Alice, Carol)];

    private ReleaseKey.Download Ask(Account account, int? version = null) => new(account, asset, version, reader.Recipient);

    private async Task<ReleasedKey> ReleasedAsync(Account account, int? version = null)
    {
        await market.SettleAsync();
        return (await market.Release.HandleAsync(Ask(account, version), Ct)).ShouldBeOfType<Result<ReleasedKey, KeyRefusal>.Ok>().Value;
    }

    private async Task<KeyRefusal> RefusalAsync(Account account) =>
        (await market.Release.HandleAsync(Ask(account), Ct)).ShouldBeOfType<Result<ReleasedKey, KeyRefusal>.Refused>().Refusal;

    private Task<IReadOnlyList<object>> KeysAsync() => market.EventsAsync(StreamKeys.Keys(asset));
}
