using Neura.EventStore;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Models;
using NeuraNft.Domain.Tokens;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>The rows that a page of the log is about, as they were and as it leaves them.</summary>
internal sealed class SearchRows
{
    private readonly Dictionary<CollectionId, CollectionRow> collections;
    private readonly IReadOnlyDictionary<CollectionId, CollectionRow> collectionsBefore;
    private readonly Dictionary<AssetId, AssetRow> assets;
    private readonly IReadOnlyDictionary<AssetId, AssetRow> assetsBefore;
    private readonly Demands demands;
    private readonly Listings listings;

    private SearchRows(IEnumerable<CollectionRow> collections, IEnumerable<AssetRow> assets, Demands demands, Listings listings)
    {
        collectionsBefore = collections.ToDictionary(r => r.Id);
        assetsBefore = assets.ToDictionary(r => r.Id);
        this.collections = new(collectionsBefore);
        this.assets = new(assetsBefore);
        (this.demands, this.listings) = (demands, listings);
    }

    public static async Task<SearchRows> LoadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        var demands = await Demands.LoadAsync(connection, transaction, page, ct);
        var listings = await Listings.LoadAsync(connection, transaction, page, ct);
        var data = page.Select(e => e.Data).ToList();
        var collectionIds = data.OfType<CollectionEvent>().Select(CollectionRows.IdOf)
            .Concat(data.OfType<AssetEvent.AssetMinted>().Select(e => e.Collection)).Distinct();
        var assetIds = data.OfType<AssetEvent>().Where(IsUsed).Select(AssetEvents.IdOf)
            .Concat(data.OfType<TokenEvent>().Select(TokenEvents.IdOf)).Concat(demands.Assets)
            .Concat(data.OfType<ModelEvent.ModelRegistered>().Select(e => e.Asset)).Distinct();
        return new SearchRows(
            await CollectionQueries.Select([.. collectionIds]).ReadAsync<CollectionRow>(connection, transaction, ct),
            await AssetQueries.Select([.. assetIds]).ReadAsync<AssetRow>(connection, transaction, ct),
            demands, listings);
    }

    public void Fold(IEvent at)
    {
        demands.Fold(at);
        listings.Fold(at);
        if (at.Data is CollectionEvent collectionEvent)
        {
            var id = CollectionRows.IdOf(collectionEvent);
            if (CollectionRows.Apply(collections.GetValueOrDefault(id), collectionEvent, at) is { } row)
                collections[id] = row;
        }
        else if (at.Data is AssetEvent assetEvent && IsUsed(assetEvent))
        {
            var id = AssetEvents.IdOf(assetEvent);
            var collection = assetEvent is AssetEvent.AssetMinted m ? collections.GetValueOrDefault(m.Collection)?.Name : null;
            if (AssetRows.Apply(assets.GetValueOrDefault(id), assetEvent, collection ?? "", at) is { } row)
                assets[id] = row;
        }
        else if (at.Data is ModelEvent.ModelRegistered model && assets.GetValueOrDefault(model.Asset) is { } asset)
        {
            if (asset.VersionNumber == model.Version)
                assets[model.Asset] = asset with { ModelMarks = ModelMarks.Of(model.Description, model.Card) };
        }
        else if (at.Data is TokenEvent tokenEvent && !ForeignRows.Unused.Contains(tokenEvent.GetType()))
        {
            var id = TokenEvents.IdOf(tokenEvent);
            if (ForeignRows.Apply(assets.GetValueOrDefault(id), tokenEvent, at) is { } row)
                assets[id] = row;
        }
    }

    /// <summary>Only what changed: a search row is dear to write.</summary>
    public async Task WriteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        foreach (var demand in demands.Changed)
            if (assets.GetValueOrDefault(demand.Id) is { } row && AssetTier.Rounded(demand.Popularity) is var popularity
                && popularity != row.Popularity)
                assets[row.Id] = row with { Popularity = popularity, Tier = AssetTier.Of(row.Id, popularity) };
        var (vocabulary, tiers) = (new Vocabulary(), new Tiers());
        var changedAssets = assets.Where(a => !ReferenceEquals(a.Value, assetsBefore.GetValueOrDefault(a.Key))).ToList();
        var changedCollections = collections.Where(c => !ReferenceEquals(c.Value, collectionsBefore.GetValueOrDefault(c.Key))).ToList();
        foreach (var (id, row) in changedAssets)
        {
            vocabulary.Change(assetsBefore.GetValueOrDefault(id), row);
            tiers.Change(assetsBefore.GetValueOrDefault(id), row);
        }
        await CollectionRow.Table.UpsertAsync(connection, transaction, [.. changedCollections.Select(c => c.Value)], ct);
        await AssetRow.Table.SaveAsync(connection, transaction, assetsBefore, assets, ct);
        var renamed = await Renaming.RunAsync(connection, transaction, [.. changedCollections.Select(c => c.Key)], ct);
        foreach (var (before, after, count) in renamed)
            vocabulary.Change(before, after, count);
        await demands.WriteAsync(connection, transaction, ct);
        await listings.WriteAsync(connection, transaction, ct);
        await vocabulary.WriteAsync(connection, transaction, ct);
        await tiers.WriteAsync(connection, transaction, ct);
    }

    private static bool IsUsed(AssetEvent e) => !AssetRows.Unused.Contains(e.GetType());
}
