using NeuraNft.Domain;
using NeuraNft.Projections.ActivityFeed;
using static NeuraNft.Domain.Tests.Sample;
using static NeuraNft.Projections.Tests.Market;

namespace NeuraNft.Projections.Tests.ActivityFeed;

public sealed class ActivityTests(ReadModels models) : IClassFixture<ReadModels>, IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ActivityQueries Feed => new(models.Source);

    public async ValueTask InitializeAsync() => await models.BuildAsync(Events(), 5, Ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task History_of_an_asset_has_chain_and_platform_events_in_one()
    {
        var lines = (await Feed.ByAssetAsync(Asset, null, 100, Ct)).Items.Reverse().Select(l => l.Kind);
        lines.ShouldBe(
        [
            "asset_minted", "access_set", "access_set", "inference_requested", "inference_started", "inference_completed",
            "metadata_updated", "version_published", "max_level_set", "access_revoked", "royalty_set", "lease_terms_set",
            "lease_started", "access_set", "access_resold", "access_revoked", "access_set", "access_requested", "access_answered",
            "account_approved", "account_approved", "approval_revoked", "listing_created", "sold", "listing_created", "offer_made",
            "auction_started", "market_token_held", "market_token_released", "asset_sealed", "reencryption_due", "reencryption_done",
            "content_withdrawn", "key_released", "key_refused", "asset_transferred", "access_epoch_bumped", "access_set",
        ]);
    }

    [Fact]
    public async Task Line_from_the_chain_keeps_its_origin_and_the_predecessor_as_actor()
    {
        var line = (await Feed.ByAssetAsync(Asset, null, 100, Ct)).Items[^1];
        line.Actor.ShouldBe(Alice.Value);
        line.Origin.ShouldNotBeNull().BlockTime.ShouldBe(At(2));
        (line.Origin.Network, line.Origin.LogIndex, line.Origin.Predecessor, line.Signer)
            .ShouldBe(("testnet", 0, Alice.Value, "relayer.test.near"));
        line.OccurredAt.ShouldBe(At(2).ToDateTimeOffset());
        line.Summary.GetProperty("name").GetString().ShouldBe("lid176");
        (line.EntityType, line.EntityId).ShouldBe(("asset", Asset.ToString()));
    }

    [Fact]
    public async Task Line_from_the_platform_has_no_origin_and_its_user_as_actor()
    {
        var lines = (await Feed.ByAssetAsync(Asset, null, 100, Ct)).Items;
        var requested = lines.Single(l => l.Kind == "inference_requested");
        (requested.Actor, requested.Origin, requested.EntityId).ShouldBe((Bob.Value, null, Job.ToString()));
        var completed = lines.Single(l => l.Kind == "inference_completed");
        completed.Actor.ShouldBe("worker-1");
        completed.Accounts.ShouldBe([Bob.Value]);
    }

    [Fact]
    public async Task Input_and_output_never_reach_the_feed() =>
        (await Feed.LatestAsync(null, 100, Ct)).Items.ShouldAllBe(l =>
            !l.Summary.GetRawText().Contains("Guten Tag") && !l.Summary.GetRawText().Contains("score"));

    [Fact]
    public async Task Sessions_are_shown_to_their_own_account_alone()
    {
        (await Feed.ByAccountAsync(Bob, isViewer: true, null, 100, Ct)).Items.ShouldContain(l => l.Kind == "session_opened");
        (await Feed.ByAccountAsync(Bob, isViewer: false, null, 100, Ct)).Items.ShouldNotContain(l => l.Kind == "session_opened");
        (await Feed.LatestAsync(null, 100, Ct)).Items.ShouldNotContain(l => l.Kind == "session_opened");
        (await Feed.AfterAsync(0, 100, Ct)).ShouldNotContain(l => l.Kind == "session_opened");
    }

    [Fact]
    public async Task Feed_pages_by_position_without_gap_or_repetition()
    {
        var all = (await Feed.LatestAsync(null, 100, Ct)).Items.Select(l => l.Position).ToList();
        var (seen, before, more) = (new List<long>(), (long?)null, true);
        while (more)
        {
            var page = await Feed.LatestAsync(before, 4, Ct);
            seen.AddRange(page.Items.Select(l => l.Position));
            (before, more) = (page.Items[^1].Position, page.HasMore);
        }

        seen.ShouldBe(all);
        seen.Count.ShouldBe(Events().Count(e => e.Data is not Domain.Accounts.AccountEvent));
        (await Feed.AfterAsync(0, 100, Ct)).Select(l => l.Position).ShouldBe(seen.Order());
    }

    [Fact]
    public async Task Collection_is_followed_with_what_is_minted_into_it() =>
        (await Feed.ByCollectionAsync(Digits, null, 100, Ct)).Items.Reverse().Select(l => l.Kind)
            .ShouldBe(["collection_created", "asset_minted", "collection_updated", "collection_transferred"]);

    [Fact]
    public async Task Event_of_a_newer_program_is_a_line_all_the_same()
    {
        var log = new TestLog().OffChain(At(0), "someone", new Neura.EventStore.RawEvent("from_a_newer_program", default));
        await models.BuildAsync(log.Events, 1, Ct);
        var line = (await Feed.LatestAsync(null, 100, Ct)).Items.Single();
        (line.Kind, line.EntityType, line.EntityId, line.Actor).ShouldBe(("from_a_newer_program", "elsewhere", "1", "someone"));
    }
}
