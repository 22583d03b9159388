using NeuraNft.Projections.AssetSearch;
using static NeuraNft.Domain.Collections.CollectionEvent;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Projections.Tests.AssetSearch;

public sealed class CollectionQueriesTests(ReadModels models) : IClassFixture<ReadModels>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Collection_is_as_its_events_left_it()
    {
        await models.BuildAsync(Market.Events(), 10, Ct);
        var rows = await new CollectionQueries(models.Source).FindManyAsync([Collection, Market.Digits], Ct);
        rows[Collection].Minters.ShouldBe([Dave]);
        rows[Collection].Royalty.ShouldBe(TenPercent);
        (rows[Market.Digits].Name, rows[Market.Digits].Owner, rows[Market.Digits].StreamVersion).ShouldBe(("Handwriting", Carol, 3));
    }

    [Fact]
    public async Task Allow_list_ends_with_a_transfer()
    {
        await models.BuildAsync(
            new TestLog().OnChain(At(1), Alice, Created(), new MinterSet(Collection, Dave, true))
                .OnChain(At(2), Alice, new CollectionTransferred(Collection, Alice, Bob), new MinterSet(Collection, Carol, true)).Events,
            10, Ct);
        var rows = await new CollectionQueries(models.Source).FindManyAsync([Collection], Ct);
        rows[Collection].Minters.ShouldBe([Carol]);
    }

    [Fact]
    public async Task Collections_are_listed_newest_first_by_page()
    {
        await models.BuildAsync(Market.Events(), 10, Ct);
        var queries = new CollectionQueries(models.Source);
        var first = await queries.ListAsync(null, 1, Ct);
        first.HasMore.ShouldBeTrue();
        first.Items.Single().Id.ShouldBe(Market.Digits);
        var second = await queries.ListAsync(first.Items[0].CreatedPosition, 1, Ct);
        second.HasMore.ShouldBeFalse();
        second.Items.Single().Id.ShouldBe(Collection);
    }
}
