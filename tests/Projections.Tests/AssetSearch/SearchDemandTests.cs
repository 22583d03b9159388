using Neura.EventStore;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Market;
using NeuraNft.Projections.AssetSearch;
using static NeuraNft.Domain.Market.MarketEvent;
using static NeuraNft.Domain.Tests.MarketSample;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Projections.Tests.AssetSearch;

/// <summary>Prices and popularity follow from the log.</summary>
public sealed class SearchDemandTests(ReadModels models) : IClassFixture<ReadModels>
{
    private static readonly DealId Second = Listing with { Id = "2" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Completed_inferences_leases_and_sales_make_popular()
    {
        var log = Log().OffChain(At(10), Bob.Value, Requested())
            .OffChain(At(12), "worker", new InferenceEvent.InferenceCompleted(Job, "worker", 1, Result));
        (await RowAsync(log.Events)).Popularity.ShouldBe(1);
        log.OffChain(At(13), Bob.Value, Requested() with { Job = Guid.NewGuid() });
        (await RowAsync(log.Events)).Popularity.ShouldBe(1, "a job that has not ended counts for nothing");
        log.OnChain(At(14), Alice, Leased());
        (await RowAsync(log.Events)).Popularity.ShouldBe(11);
        log.OnChain(At(15), Alice, Sale(Offer, Bob, 4_500));
        var row = await RowAsync(log.Events);
        row.Popularity.ShouldBe(30, "31 in four significant bits");
        row.Tier.ShouldBe(AssetTier.Of(Asset, 30));
    }

    [Fact]
    public async Task Price_is_the_lowest_of_the_open_listings_of_the_token_alone()
    {
        var log = Log().OnChain(At(2), Alice, Listed(), Listed() with { Listing = Second, Price = Near(3_000), ExpiresAt = At(99) });
        var row = await RowAsync(log.Events);
        (row.Price, row.PriceUntil).ShouldBe((Near(3_000), At(99)));
        log.OnChain(At(3), Alice, new ListingUpdated(Second, Near(7_000), null));
        (await RowAsync(log.Events)).Price.ShouldBe(Near(5_000));
        log.OnChain(At(4), Alice, new ListingCancelled(Listing, "seller"));
        (await RowAsync(log.Events)).Price.ShouldBe(Near(7_000));
        log.OnChain(At(5), Alice, new ListingCancelled(Second, "expired"));
        (await RowAsync(log.Events)).Price.ShouldBeNull();
    }

    [Fact]
    public async Task Bundle_gives_its_tokens_no_price()
    {
        var approvals = new ApprovalIds([KeyValuePair.Create(Asset.TokenId, 7L), KeyValuePair.Create("1:8", 7L)]);
        var two = new TokenBundle(Contract, new TokenIds(Asset.TokenId, "1:8"), approvals);
        (await RowAsync(Log().OnChain(At(2), Alice, Listed() with { Tokens = two }).Events)).Price.ShouldBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Token_that_was_transferred_or_burnt_is_not_for_sale(bool burnt)
    {
        AssetEvent[] end = burnt ? [new AssetEvent.AssetBurnt(Asset, Alice)] : TransferredTo(Bob);
        (await RowAsync(Log().OnChain(At(2), Alice, Listed()).OnChain(At(3), Alice, end).Events)).Price.ShouldBeNull();
    }

    [Fact]
    public async Task Sold_listing_is_no_price_any_more() =>
        (await RowAsync(Log().OnChain(At(2), Alice, Listed()).OnChain(At(3), Alice, Sale(Listing, Bob, 5_000)).Events))
            .Price.ShouldBeNull();

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task Vocabulary_is_that_of_the_present_texts(int page)
    {
        var log = Log().OnChain(At(1), Alice, Minted() with { Asset = Parent, Name = "Zebra stripes" })
            .OnChain(
                At(2), Alice,
                new AssetEvent.MetadataUpdated(Parent, "Giraffe necks", Metadata with { Description = "Counts necks" }, Alice))
            .OnChain(At(3), Alice, new AssetEvent.AssetBurnt(Asset, Alice));
        await models.BuildAsync(log.Events, page, Ct);
        (await UsesAsync("zebra")).ShouldBeNull();
        (await UsesAsync("giraffe")).ShouldBe(1);
        (await UsesAsync("neck")).ShouldBe(1, "a text counts once");
        (await UsesAsync("176")).ShouldBeNull("of a burnt asset");
        (await UsesAsync("languages")).ShouldBe(1, "the collection's name, of the asset that is left");
        (await UsesAsync("alice")).ShouldBeNull("accounts are no words");
    }

    private static TestLog Log() => new TestLog().OnChain(At(0), Alice, Created()).OnChain(At(1), Alice, Minted());

    private async Task<AssetRow> RowAsync(IReadOnlyList<IEvent> log)
    {
        await models.BuildAsync(log, 1000, Ct);
        var whole = await models.DigestAsync(Ct);
        await models.BuildAsync(log, 1, Ct);
        (await models.DigestAsync(Ct)).ShouldBe(whole, "whatever the page");
        return (await new AssetQueries(models.Source).FindAsync(Asset, Ct)).ShouldNotBeNull();
    }

    private async Task<int?> UsesAsync(string word)
    {
        await using var command = models.Source.CreateCommand("select uses from search_word where word = $1");
        command.Parameters.Add(new() { Value = word });
        return (int?)await command.ExecuteScalarAsync(Ct);
    }
}
