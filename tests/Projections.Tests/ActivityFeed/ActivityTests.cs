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
        var lines = (await Feed.ByAssetAsync(Asset, Bob, null, 100, Ct)).Items.Reverse().Select(l => l.Kind);
        string[] open =
        [
            "asset_minted", "access_set", "access_set", "metadata_updated", "version_published", "max_level_set", "access_revoked",
            "royalty_set",
            "lease_terms_set",
            "lease_started", "access_set", "access_resold", "access_revoked", "access_set", "access_requested", "access_answered",
            "account_approved", "account_approved", "approval_revoked", "listing_created", "listing_updated", "sold", "listing_created",
            "listing_cancelled", "offer_made", "offer_cancelled", "auction_started", "bid_placed", "auction_approved", "bid_placed",
            "market_token_held", "market_token_released", "sale_failed", "auction_cancelled", "asset_sealed",
            "reencryption_due", "reencryption_done",
            "content_withdrawn", "asset_transferred", "access_epoch_bumped", "access_set",
        ];
        lines.ShouldBe(
            open.Take(3).Concat(["inference_requested", "inference_started", "inference_completed"])
                .Concat(open.Skip(3).SkipLast(3)).Append("key_refused").Concat(open.TakeLast(3)));
        (await Feed.ByAssetAsync(Asset, null, null, 100, Ct)).Items.Reverse().Select(l => l.Kind).ShouldBe(open);
        (await Feed.ByAssetAfterAsync(Asset, null, 0, 100, Ct)).Select(l => l.Kind).ShouldBe(open);
    }

    [Fact]
    public async Task Line_from_the_chain_keeps_its_origin_and_the_predecessor_as_actor()
    {
        var line = (await Feed.ByAssetAsync(Asset, null, null, 100, Ct)).Items[^1];
        line.Actor.ShouldBe(Alice.Value);
        line.Origin.ShouldNotBeNull().BlockTime.ShouldBe(At(2));
        (line.Origin.Network, line.Origin.LogIndex, line.Origin.Predecessor, line.Signer)
            .ShouldBe(("testnet", 0, Alice.Value, "relayer.test.near"));
        line.OccurredAt.ShouldBe(At(2).ToDateTimeOffset());
        line.Summary.GetProperty("name").GetString().ShouldBe("lid176");
        (line.EntityType, line.EntityId).ShouldBe(("asset", Asset.ToString()));
    }

    [Fact]
    public async Task Transaction_is_found_in_the_log_by_who_signed_it_or_had_it_relayed()
    {
        var line = (await Feed.ByAssetAsync(Asset, null, null, 100, Ct)).Items[^1];
        var history = new HistoryQueries(models.Source);
        var last = (await history.LastOfTransactionAsync(line.TxHash!, Ct)).ShouldNotBeNull();
        foreach (var account in new[] { Alice, Account.Parse("relayer.test.near") })
            (await history.LastOfTransactionAsync(line.TxHash!, account, Ct)).ShouldBe(last);
        (await history.LastOfTransactionAsync(line.TxHash!, Carol, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Line_from_the_platform_has_no_origin_and_its_user_as_actor()
    {
        var lines = (await Feed.ByAssetAsync(Asset, Bob, null, 100, Ct)).Items;
        var requested = lines.Single(l => l.Kind == "inference_requested");
        (requested.Actor, requested.Origin, requested.EntityId).ShouldBe((Bob.Value, null, Job.ToString()));
        var completed = lines.Single(l => l.Kind == "inference_completed");
        completed.Actor.ShouldBe("worker-1");
        completed.Accounts.ShouldBe([Bob.Value]);
    }

    [Fact]
    public async Task Input_and_output_never_reach_the_feed() =>
        (await Feed.ListAsync(null, null, Bob, null, 100, Ct)).Items.ShouldAllBe(l =>
            !l.Summary.GetRawText().Contains("Guten Tag") && !l.Summary.GetRawText().Contains("score"));

    [Fact]
    public async Task Sessions_inferences_and_keys_are_shown_to_whom_they_concern_alone()
    {
        (await Feed.ListAsync(Bob, null, Bob, null, 100, Ct)).Items.ShouldContain(l => l.Kind == "session_opened");
        string[] own = ["account", "inference", "keys", "worker"];
        foreach (var viewer in new Account?[] { null, Alice })
        {
            (await Feed.ListAsync(Bob, null, viewer, null, 100, Ct)).Items.ShouldAllBe(l => !own.Contains(l.EntityType));
            (await Feed.ListAsync(null, null, viewer, null, 100, Ct)).Items.Where(l => IsHiddenFrom(l, viewer)).ShouldBeEmpty();
            (await Feed.ListAfterAsync(null, null, viewer, 0, 100, Ct)).Where(l => IsHiddenFrom(l, viewer)).ShouldBeEmpty();
        }

        bool IsHiddenFrom(ActivityRow line, Account? viewer) =>
            own.Contains(line.EntityType) && (viewer is null || !line.Accounts.Contains(viewer.Value));
    }

    [Fact]
    public async Task Line_is_shown_by_the_same_rule_whether_the_database_or_the_program_asks()
    {
        foreach (var viewer in new Account?[] { null, Alice, Bob, Carol })
        {
            var log = (await new HistoryQueries(models.Source).LogAsync(null, oldestFirst: true, null, 200, Ct)).Items;
            (await Feed.ListAfterAsync(null, null, viewer, 0, 200, Ct)).Select(l => l.Position)
                .ShouldBe(log.Where(l => l.IsShownTo(viewer)).Select(l => l.Position));
        }
    }

    [Fact]
    public async Task Feed_pages_by_position_without_gap_or_repetition()
    {
        var all = (await Feed.ListAsync(null, null, Bob, null, 100, Ct)).Items.Select(l => l.Position).ToList();
        var (seen, before, more) = (new List<long>(), (long?)null, true);
        while (more)
        {
            var page = await Feed.ListAsync(null, null, Bob, before, 4, Ct);
            seen.AddRange(page.Items.Select(l => l.Position));
            (before, more) = (page.Items[^1].Position, page.HasMore);
        }

        seen.ShouldBe(all);
        (await Feed.ListAfterAsync(null, null, Bob, 0, 100, Ct)).Select(l => l.Position).ShouldBe(seen.Order());
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
        (await Feed.ListAsync(null, null, null, null, 100, Ct)).Items.ShouldBeEmpty("nobody knows yet whose affair it is");
        var line = (await new HistoryQueries(models.Source).LogAsync(null, oldestFirst: true, null, 100, Ct)).Items.Single();
        (line.Kind, line.EntityType, line.EntityId, line.Actor).ShouldBe(("from_a_newer_program", "elsewhere", "1", "someone"));
    }
}
