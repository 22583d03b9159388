using Neura.Database;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Projections.ActivityFeed;
using NeuraNft.Projections.Collections;
using NeuraNft.Projections.Holdings;
using NeuraNft.Projections.InferenceJobs;
using NeuraNft.Projections.MarketBook;
using NeuraNft.Projections.Provenance;
using NeuraNft.Projections.Revenue;
using NeuraNft.Projections.RightsBook;
using NeuraNft.Projections.Rows;
using NeuraNft.Projections.Usage;
using Npgsql;

namespace NeuraNft.Projections.Tests;

/// <summary>A page costs what it holds, however long its list is and wherever in it the page begins.</summary>
public sealed class PageCostTests : IAsyncLifetime
{
    private const int Size = 20;
    private const int Most = 200;

    private static readonly Account Alice = Account.Parse("alice.near");
    private static readonly Account Bob = Account.Parse("bob.near");
    private static readonly AssetId Asset = new("c.near", "1:1");
    private static readonly BlockTime Now = new(0);
    private static readonly DayRange Year = new(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));

    private static readonly Dictionary<string, Func<NpgsqlDataSource, long, CancellationToken, Task>> Lists = new()
    {
        ["versions"] = (s, at, ct) => new VersionQueries(s).ListAsync([new(Asset, at, Size)], ct),
        ["replicas"] = (s, at, ct) => new LineageQueries(s).ReplicasAsync([new(Asset, at, Size)], ct),
        ["descendants"] = (s, at, ct) => new LineageQueries(s).DescendantsAsync(Asset, 16, new LineagePlace(1, at), Size, ct),
        ["holdings"] = (s, at, ct) => new HoldingQueries(s).ByOwnerAsync([new(Alice, at, Size)], ct),
        ["rights"] = (s, at, ct) => new RightsQueries(s).ListAsync(Bob, Now, new AssetId("c.near", $"1:{at}"), Size, ct),
        ["collections"] = (s, at, ct) =>
            new CollectionListQueries(s).ListAsync(new(null, null, null), CollectionOrder.Newest, new("", at), Size, ct),
        ["collections by name"] = (s, at, ct) =>
            new CollectionListQueries(s).ListAsync(new(null, null, null), new(true, false), new($"name {at % 100}", at), Size, ct),
        ["collections of an owner"] = (s, at, ct) =>
            new CollectionListQueries(s).ListAsync(new(null, Alice, null), CollectionOrder.Newest, new("", at), Size, ct),
        ["assets of a collection"] = (s, at, ct) =>
            new CollectionListQueries(s).AssetsAsync([new(new CollectionId("c.near", "1"), at, Size)], ct),
        ["leases of an asset"] = (s, at, ct) =>
            new LeaseQueries(s).ByAssetAsync(Asset, new LeasePlace(new BlockTime((ulong)at + 100), at), Size, ct),
        ["leases of a lessee"] = (s, at, ct) => new LeaseQueries(s).ByLesseeAsync(Bob, at, Size, ct),
        ["sales of a seller"] = (s, at, ct) => new DealQueries(s).SalesAsync(new(false, null, Alice, null), at + 20_000, Size, ct),
        ["purchases of a buyer"] = (s, at, ct) => new DealQueries(s).SalesAsync(new(false, null, null, Bob), at + 20_000, Size, ct),
        ["jobs of a requester with an asset"] = (s, at, ct) =>
            new InferenceJobQueries(s).ByAssetAndRequesterAsync(Asset, Bob, at, Size, ct),
        ["history of an asset"] = (s, at, ct) => HistoryAsync(s, new HistoryOf.AnAsset(Asset), null, null, at, ct),
        ["own history of an asset"] = (s, at, ct) => HistoryAsync(s, new HistoryOf.AnAsset(Asset), Bob, null, at, ct),
        ["history of an asset by kind"] = (s, at, ct) =>
            HistoryAsync(s, new HistoryOf.AnAsset(Asset), null, ["asset_transferred", "inference_requested"], at, ct),
        ["history of an account"] = (s, at, ct) => HistoryAsync(s, new HistoryOf.AnAccount(Bob), null, null, at, ct),
        ["own history of an account"] = (s, at, ct) => HistoryAsync(s, new HistoryOf.AnAccount(Bob), Bob, null, at, ct),
        ["activity"] = (s, at, ct) => new ActivityQueries(s).ListAsync(null, null, null, at, Size, ct),
        ["activity by kind"] = (s, at, ct) =>
            new ActivityQueries(s).ListAsync(null, ["asset_transferred", "inference_requested"], null, at, Size, ct),
        ["activity for a stranger"] = (s, at, ct) => new ActivityQueries(s).ListAsync(null, null, Alice, at, Size, ct),
        ["usage"] = (s, _, ct) => new UsageQueries(s).OfAssetsAsync([(Asset, Year)], ct),
        ["revenue of an account"] = (s, at, ct) =>
            new RevenueQueries(s).OfAccountAsync(Account.Parse($"u{at}.near"), Year, ct),
    };

    private TestDatabase database = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(Ct);
        await using var fill = database.DataSource.CreateCommand(Crowd.Fill);
        await fill.ExecuteNonQueryAsync(Ct);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Page_reads_no_more_rows_than_it_needs()
    {
        await using var cost = new ReadCost(database.ConnectionString);
        (await cost.OfAsync(() => ScanAsync(cost.Source), Ct)).ShouldBeGreaterThanOrEqualTo(10_000, "the counters count");
        var dear = new List<string>();
        foreach (var (list, ask) in Lists)
            foreach (var at in new long[] { 9_900, 5_000, 300 })
                if (await cost.OfAsync(() => ask(cost.Source, at, Ct), Ct) is > Most and var read)
                    dear.Add($"{list} from {at}: {read} rows");
        dear.ShouldBeEmpty();
    }

    private static Task<Page<ActivityRow>> HistoryAsync(
        NpgsqlDataSource source, HistoryOf entity, Account? viewer, string[]? kinds, long before, CancellationToken ct) =>
        new HistoryQueries(source).OfAsync(entity, viewer, kinds, oldestFirst: false, before, Size, ct);

    private static async Task ScanAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("select count(*) from holding where collection_id = '1'");
        await command.ExecuteScalarAsync(Ct);
    }
}
