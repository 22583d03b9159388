using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Tests;
using NeuraNft.Projections.Holdings;
using NeuraNft.Projections.Rows;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Tests.Sample;
using static NeuraNft.Domain.Tokens.TokenEvent;

namespace NeuraNft.Projections.Tests.Holdings;

public sealed class HoldingsTests(ReadModels models) : IClassFixture<ReadModels>
{
    private static readonly AssetId Second = new(Contract, "1:8");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Owner_holds_since_the_event_that_made_it_the_owner()
    {
        await BuildAsync(new TestLog()
            .OnChain(At(1), Alice, Created(), Minted(), Minted() with { Asset = Second })
            .OnChain(At(9), Alice, TransferredTo(Bob)));
        var alice = await OfAsync(Alice);
        alice.Single().Asset.ShouldBe(Second);
        var bob = (await OfAsync(Bob)).Single();
        (bob.Asset, bob.Since, bob.SincePosition, bob.CollectionId).ShouldBe((Asset, At(9), 4L, Collection.Id));
        (await ProfileAsync(Alice)).ShouldBe((1, 2, 1));
        (await ProfileAsync(Bob)).ShouldBe((1, 0, 0));
    }

    [Fact]
    public async Task Burnt_asset_is_held_by_nobody_and_counted_by_its_collection()
    {
        await BuildAsync(new TestLog()
            .OnChain(At(1), Alice, Created(), Minted(), Minted() with { Asset = Second })
            .OnChain(At(9), Alice, new AssetBurnt(Asset, Alice)));
        (await OfAsync(Alice)).Single().Asset.ShouldBe(Second);
        (await ProfileAsync(Alice)).ShouldBe((1, 2, 1));
        var counts = (await new CollectionCountsQueries(models.Source).FindManyAsync([Collection, new CollectionId(Contract, "9")], Ct));
        counts.Keys.ShouldBe([Collection]);
        (counts[Collection].Minted, counts[Collection].Burnt).ShouldBe((2, 1));
    }

    [Fact]
    public async Task Plain_token_is_known_from_its_first_transfer_on_and_nobody_falls_below_nothing()
    {
        await BuildAsync(new TestLog()
            .OnChain(At(1), Alice, new TokenTransferred(MarketSample.Foreign, Alice, Bob, null, null))
            .OnChain(At(2), Bob, new TokenTransferred(MarketSample.Foreign, Bob, Carol, null, null))
            .OnChain(At(3), Carol, new TokenBurnt(MarketSample.Foreign, Carol, null, null)));
        (await new ProfileQueries(models.Source).FindManyAsync([Alice], Ct)).ShouldBeEmpty();
        (await ProfileAsync(Bob)).ShouldBe((0, 0, 0));
        (await ProfileAsync(Carol)).ShouldBe((0, 0, 0));
        (await OfAsync(Carol)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Trades_and_times_are_counted()
    {
        await models.BuildAsync(Market.Events(), 5, Ct);
        var all = await new ProfileQueries(models.Source).FindManyAsync([Alice, Bob, Carol, Dave], Ct);
        (all[Alice].Sales, all[Bob].Purchases, all[Bob].Leases).ShouldBe((1, 1, 1));
        (all[Alice].FirstSeenAt, all[Bob].FirstSeenAt).ShouldBe((At(0), At(26)));
        all[Alice].LastSeenAt.ShouldBe(At(30));
        (all[Dave].CollectionsCreated, all[Dave].CollectionsOwned, all[Carol].CollectionsOwned).ShouldBe((1, 0, 1));
    }

    [Fact]
    public async Task Holdings_of_several_accounts_are_one_query_newest_first_by_page()
    {
        await BuildAsync(new TestLog()
            .OnChain(At(1), Alice, Minted(), Minted() with { Asset = Second }).OnChain(At(9), Alice, TransferredTo(Bob)));
        var queries = new HoldingQueries(models.Source);
        PageKey<Account>[] keys = [new(Alice, null, 1), new(Bob, null, 1), new(Carol, null, 1)];
        var pages = await queries.ByOwnerAsync(keys, Ct);
        pages.Values.Select(p => p.Items.Count).ShouldBe([1, 1, 0]);
        pages[keys[0]].HasMore.ShouldBeFalse();
    }

    [Fact]
    public async Task Rights_are_those_in_assets_of_others_by_asset_the_highest_of_each()
    {
        await BuildAsync(new TestLog()
            .OnChain(At(1), Alice, Minted(), Minted() with { Asset = Second, MaxLevel = AccessLevel.Resale })
            .OnChain(At(2), Alice, Granted(Bob, AccessLevel.UseModel), Granted(Bob, AccessLevel.Resale, At(50)) with
            {
                Origin = GrantOrigin.Lease,
            })
            .OnChain(At(3), Alice, Granted(Bob, AccessLevel.EditData) with { Asset = Second })
            .OnChain(At(4), Alice, Granted(Carol, AccessLevel.UseModel, At(10))));
        var rights = new RightsQueries(models.Source);
        (await rights.ListAsync(Bob, At(20), null, 10, Ct)).Items.Select(r => (r.TokenId, r.Level, r.Source)).ShouldBe(
            [(Asset.TokenId, AccessLevel.Resale, "lease"), (Second.TokenId, AccessLevel.Resale, "grant")]);
        (await rights.ListAsync(Bob, At(60), null, 1, Ct)).Items.Single().Source.ShouldBe("grant");
        (await rights.ListAsync(Bob, At(20), Asset, 10, Ct)).Items.Single().Asset.ShouldBe(Second);
        (await rights.ListAsync(Carol, At(20), null, 10, Ct)).Items.ShouldBeEmpty();
        (await rights.ListAsync(Alice, At(20), null, 10, Ct)).Items.ShouldBeEmpty();
    }

    private Task BuildAsync(TestLog log) => models.BuildAsync(log.Events, 2, Ct);

    private async Task<IReadOnlyList<HoldingRow>> OfAsync(Account owner)
    {
        var key = new PageKey<Account>(owner, null, 50);
        return (await new HoldingQueries(models.Source).ByOwnerAsync([key], Ct))[key].Items;
    }

    private async Task<(int Owned, int Created, int CollectionsOwned)> ProfileAsync(Account account)
    {
        var row = (await new ProfileQueries(models.Source).FindManyAsync([account], Ct))[account];
        return (row.AssetsOwned, row.AssetsCreated, row.CollectionsOwned);
    }
}
