using Neura.Cryptography.Age;
using NeuraNft.Application.Rights;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Balances;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Sealing;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Application.Tests.Rights;

/// <summary>What follows when a right is lost: jobs, keys and contents.</summary>
public sealed class FollowRightsTests(SealedMarket market) : IClassFixture<SealedMarket>, IAsyncLifetime
{
    private AssetId asset = null!;

    private static CancellationToken Ct => MarketFixture.Ct;

    public async ValueTask InitializeAsync() => asset = await market.SealedAssetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Exclusive_transfer_makes_a_new_revision_at_once_and_the_old_payload_goes()
    {
        var before = (await market.ContentAsync(asset)).Of(1)!;
        await market.OnChainAsync(asset, At(101), Transfer());
        await market.SettleAsync();
        var transfer = (await market.Market.Store.FetchStreamAsync(StreamKeys.Asset(asset), 2, Ct))[0];
        var events = (await market.EventsAsync(StreamKeys.Content(asset))).Skip(1).ToList();
        events[0].ShouldBe(new ContentEvent.ReencryptionDue(
            asset, 1, 1, RightsLossReason.Transferred, Alice, AtOnce: true, transfer.Sequence, At(101)));
        var done = events[1].ShouldBeOfType<ContentEvent.ReencryptionDone>();
        (events.Count, done.Revision, done.OldCid).ShouldBe((2, 2, before.Payload.Cid));
        done.Payload.Cid.ShouldNotBe(before.Payload.Cid);
        market.Files.Contains(Neura.ContentStore.Cid.Parse(before.Payload.Cid)).ShouldBeFalse();

        using var reader = AgeIdentity.Create();
        var key = (await market.Release.HandleAsync(new ReleaseKey.Download(Carol, asset, null, reader.Recipient), Ct))
            .ShouldBeOfType<Result<ReleasedKey, KeyRefusal>.Ok>().Value;
        (key.Revision, key.Payload).ShouldBe((2, done.Payload));
        (await market.OpenAsync(key.Header, key.Payload.Cid, reader)).ShouldBe(SealedMarket.Plaintext);
    }

    [Fact]
    public async Task Revoked_download_right_is_followed_at_the_next_access()
    {
        await market.OnChainAsync(asset, At(101), Grant(Bob, AccessLevel.ViewAndDownload));
        await market.OnChainAsync(asset, At(102), new AssetEvent.AccessRevoked(asset, Bob, Alice, GrantOrigin.Grant));
        await market.SettleAsync();
        (await market.ContentAsync(asset)).Of(1)!.Standing.ShouldBe(ContentStanding.Due);

        using var reader = AgeIdentity.Create();
        var ask = new ReleaseKey.Download(Alice, asset, null, reader.Recipient);
        (await market.Release.HandleAsync(ask, Ct)).ShouldBe(
            new Result<ReleasedKey, KeyRefusal>.Refused(new KeyRefusal.BeingReencrypted(1)));
        await market.SettleAsync();
        (await market.Release.HandleAsync(ask, Ct)).ShouldBeOfType<Result<ReleasedKey, KeyRefusal>.Ok>().Value.Revision.ShouldBe(2);
    }

    [Fact]
    public async Task Lost_right_to_use_a_model_cancels_its_jobs_and_needs_no_new_key()
    {
        await market.OnChainAsync(asset, At(101), Grant(Bob, AccessLevel.UseModel), Grant(Carol, AccessLevel.UseModel));
        var (waiting, running, others) = (await JobAsync(Bob), await JobAsync(Bob), await JobAsync(Carol));
        await market.Market.AppendAsync(StreamKeys.Inference(running), new InferenceEvent.InferenceStarted(running, "w1", 1));
        await market.OnChainAsync(asset, At(102), new AssetEvent.AccessRevoked(asset, Bob, Alice, GrantOrigin.Grant));
        await market.SettleAsync();
        foreach (var job in (Guid[])[waiting, running])
            (await market.EventsAsync(StreamKeys.Inference(job)))[^1].ShouldBe(
                new InferenceEvent.InferenceCancelled(job, null, RightsLossReason.Revoked));
        (await market.EventsAsync(StreamKeys.Inference(others))).Count.ShouldBe(1);
        (await market.EventsAsync(StreamKeys.Content(asset))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Job_that_is_cancelled_for_a_lost_right_is_refunded_with_it()
    {
        await market.OnChainAsync(asset, At(101), Grant(Bob, AccessLevel.UseModel));
        var (job, price) = (Guid.NewGuid(), Yocto.Parse("1000"));
        var balance = StreamKeys.Balance(Bob);
        await market.Market.AppendAsync(
            balance, new BalanceEvent.BalanceCredited(Bob, price, "operator", "r"), new BalanceEvent.BalanceHeld(Bob, job, asset, price));
        await market.Market.AppendAsync(StreamKeys.Inference(job), Requested() with
        {
            Job = job, Asset = asset, Price = new InferencePrice(price, new Payouts([KeyValuePair.Create(Alice, price)])),
        });
        await market.OnChainAsync(asset, At(102), new AssetEvent.AccessRevoked(asset, Bob, Alice, GrantOrigin.Grant));
        await market.SettleAsync();
        (await market.EventsAsync(StreamKeys.Inference(job)))[^1].ShouldBeOfType<InferenceEvent.InferenceCancelled>();
        (await market.EventsAsync(balance))[^1].ShouldBe(new BalanceEvent.BalanceRefunded(Bob, job, asset, price, "CANCELLED"));
    }

    [Fact]
    public async Task Right_that_reaches_its_end_is_followed_once_the_chain_does()
    {
        await market.OnChainAsync(asset, At(101), Grant(Bob, AccessLevel.ViewAndDownload, At(110)));
        var job = await JobAsync(Bob);
        await market.BlockAsync(At(109));
        await market.SettleAsync();
        (await market.EventsAsync(StreamKeys.Content(asset))).Count.ShouldBe(1);
        await market.BlockAsync(At(110));
        await market.SettleAsync();
        var due = (await market.EventsAsync(StreamKeys.Content(asset)))[^1].ShouldBeOfType<ContentEvent.ReencryptionDue>();
        (due.Reason, due.Account, due.LostAt).ShouldBe((RightsLossReason.Expired, Bob, At(110)));
        (await market.EventsAsync(StreamKeys.Inference(job)))[^1].ShouldBe(
            new InferenceEvent.InferenceCancelled(job, null, RightsLossReason.Expired));
    }

    [Fact]
    public async Task End_that_was_prolonged_or_overtaken_asks_for_nothing()
    {
        await market.OnChainAsync(asset, At(101), Grant(Bob, AccessLevel.ViewAndDownload, At(110)));
        await market.OnChainAsync(asset, At(105), Grant(Bob, AccessLevel.ViewAndDownload, At(200)));
        await market.BlockAsync(At(120));
        await market.SettleAsync();
        (await market.EventsAsync(StreamKeys.Content(asset))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task End_that_is_seen_late_counts_though_the_right_was_given_anew()
    {
        await market.OnChainAsync(asset, At(101), Grant(Bob, AccessLevel.ViewAndDownload, At(110)));
        await market.OnChainAsync(asset, At(115), Grant(Bob, AccessLevel.ViewAndDownload));
        await market.SettleAsync();
        (await market.EventsAsync(StreamKeys.Content(asset)))[^1].ShouldBeOfType<ContentEvent.ReencryptionDue>()
            .LostAt.ShouldBe(At(110));
    }

    [Fact]
    public async Task Transfer_that_leaves_paid_rights_waits_for_the_next_access()
    {
        await market.OnChainAsync(
            asset, At(101), Granted(Dave, AccessLevel.ViewAndDownload) with { Asset = asset, Origin = GrantOrigin.Purchase });
        await market.OnChainAsync(asset, At(102), Transfer());
        await market.SettleAsync();
        (await market.EventsAsync(StreamKeys.Content(asset)))[^1].ShouldBeOfType<ContentEvent.ReencryptionDue>().AtOnce.ShouldBeFalse();
    }

    [Fact]
    public async Task Burnt_assets_content_is_withdrawn_and_its_key_forgotten()
    {
        await market.OnChainAsync(asset, At(101), new AssetEvent.AssetBurnt(asset, Alice));
        await market.SettleAsync();
        (await market.EventsAsync(StreamKeys.Content(asset)))[^1].ShouldBeOfType<ContentEvent.ContentWithdrawn>();
        var row = (await market.Contents.FindAsync(asset, 1, Ct)).ShouldNotBeNull();
        (row.State, row.CustodyHeader.IsEmpty).ShouldBe((SealedContentState.Withdrawn, true));
    }

    [Fact]
    [Trait("Abuse", "67")]
    public async Task Row_67_while_the_payload_cannot_be_had_access_is_denied_and_the_duty_waits()
    {
        var payload = (await market.ContentAsync(asset)).Of(1)!.Payload;
        using var kept = new MemoryStream();
        await using (var content = ((Neura.ContentStore.ContentRead.Found)await market.Files.OpenReadAsync(
            Neura.ContentStore.Cid.Parse(payload.Cid), Ct)).Content)
            await content.CopyToAsync(kept, Ct);
        market.Files.Delete(Neura.ContentStore.Cid.Parse(payload.Cid));
        await market.OnChainAsync(asset, At(101), Transfer());
        await market.SettleAsync();
        using var reader = AgeIdentity.Create();
        (await market.Release.HandleAsync(new ReleaseKey.Download(Alice, asset, null, reader.Recipient), Ct))
            .ShouldBeOfType<Result<ReleasedKey, KeyRefusal>.Refused>().Refusal.ShouldBeOfType<KeyRefusal.AccessDenied>();
        (await market.Market.CountAsync("select count(*) from reencryption where token_id = $1 and attempts > 0", asset.TokenId))
            .ShouldBe(1);

        kept.Position = 0;
        await market.Files.PutAsync(kept, Ct);
        await market.BlockAsync(At(5_000)); // Hours later: its turn has come again.
        await market.SettleAsync();
        (await market.ContentAsync(asset)).Of(1)!.Revision.ShouldBe(2);
    }

    [Fact]
    public async Task Reencryption_whose_process_died_is_taken_over_within_a_minute()
    {
        await market.OnChainAsync(asset, At(101), Transfer());
        await market.SettleAsync(reencrypt: false);
        (await LeaseAsync()).ShouldNotBeNull().Asset.ShouldBe(asset);
        await market.BlockAsync(At(162));
        await market.SettleAsync();
        (await market.ContentAsync(asset)).Of(1)!.Revision.ShouldBe(2);
    }

    [Fact]
    public async Task Reencryption_is_its_process_own_while_that_gives_signs_of_life()
    {
        await market.OnChainAsync(asset, At(101), Transfer());
        await market.SettleAsync(reencrypt: false);
        var first = (await LeaseAsync()).ShouldNotBeNull();
        await market.BlockAsync(At(150));
        await market.Reencryptions.EndInAsync(first, TimeSpan.FromSeconds(60), Ct);
        await market.BlockAsync(At(205));
        (await LeaseAsync()).ShouldBeNull();
        await market.BlockAsync(At(211));
        (await LeaseAsync()).ShouldNotBeNull();
        // Too late: another has it.
        await market.Reencryptions.EndInAsync(first, TimeSpan.Zero, Ct);
        (await LeaseAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Reencryption_of_a_stopped_process_is_given_back_at_once()
    {
        await market.OnChainAsync(asset, At(101), Transfer());
        await market.SettleAsync(reencrypt: false);
        using var stop = new CancellationTokenSource();
        var running = market.Service.ReencryptAsync(stop.Token);
        await stop.CancelAsync();
        await running.ContinueWith(_ => { }, TaskScheduler.Default);
        await market.SettleAsync();
        (await market.ContentAsync(asset)).Of(1)!.Revision.ShouldBe(2);
    }

    private Task<DueRevision?> LeaseAsync() => market.Reencryptions.LeaseAsync(new RightsOptions().ReencryptionLease, Ct);

    private AssetEvent Grant(Account account, AccessLevel level, BlockTime? expiresAt = null) =>
        Granted(account, level, expiresAt) with { Asset = asset };

    private AssetEvent[] Transfer() =>
        [new AssetEvent.AssetTransferred(asset, Alice, Carol, null, null), new AssetEvent.AccessEpochBumped(asset, 1, Alice, Carol)];

    private async Task<Guid> JobAsync(Account requester)
    {
        var job = Guid.NewGuid();
        await market.Market.AppendAsync(
            StreamKeys.Inference(job), Requested() with { Job = job, Asset = asset, Requester = requester, RequestedAt = market.Now });
        return job;
    }
}
