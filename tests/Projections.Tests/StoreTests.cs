using Neura.EventStore;
using NeuraNft.Domain;
using NeuraNft.Projections.AccessCurrent;
using NeuraNft.Projections.ActivityFeed;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Projections.Tests;

/// <summary>The market once more, by way of the real log: what the store gives back makes the same rows.</summary>
public sealed class StoreTests(ReadModels models) : IClassFixture<ReadModels>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_from_the_store_make_the_same_rows()
    {
        var options = new StoreOptions();
        foreach (var (type, name) in StoredNames.ByType)
            options.Events.Map(type, name);
        await using var store = new DocumentStore(models.Source, options, TimeProvider.System);
        foreach (var at in Market.Events())
            await AppendAsync(store, at);
        var recorded = await store.QueryEventsAsync(0, 1000, Ct);
        recorded.Select(e => e.Data).ShouldBe(Market.Events().Select(e => e.Data));

        await models.BuildAsync(recorded, 10, Ct);
        var digest = await models.DigestAsync(Ct);
        await models.BuildAsync(await store.QueryEventsAsync(0, 1000, Ct), 3, Ct);
        (await models.DigestAsync(Ct)).ShouldBe(digest);

        var line = (await new ActivityQueries(models.Source).ByAssetAsync(Asset, null, null, 50, Ct)).Items[^1];
        line.Origin.ShouldNotBeNull().BlockTime.ShouldBe(At(2));
        var carol = await new AccessViewQueries(models.Source).ExplainAsync(Asset, Carol, At(35), Ct);
        carol.ShouldNotBeNull().GivenBy!.EventId.ShouldBe(
            Market.Events().Single(e => e.Data is Domain.Assets.AssetEvent.AssetTransferred).Id);
    }

    private static async Task AppendAsync(DocumentStore store, IEvent at)
    {
        var session = store.LightweightSession(new EventMetadata { UserName = at.UserName });
        session.Events.Append(at.StreamKey, ExpectedVersion.Any, new EventData(at.Data) { Id = at.Id, Headers = at.Headers });
        (await session.SaveChangesAsync(Ct)).IsWritten.ShouldBeTrue();
    }
}
