using Neura.EventStore;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Contracts;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Market;
using NeuraNft.Domain.Sealing;
using NeuraNft.Domain.Tokens;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>Keeps asset_search and, because an asset is also found by its collection's name, collection_summary.</summary>
public sealed class AssetSearchProjection : IProjection
{
    public string Name => "asset_search";

    public IReadOnlyList<string> Tables => ["collection_summary", "asset_search"];

    /// <summary>Event types, or whole unions, that nobody searches by.</summary>
    public static IReadOnlyCollection<Type> Unused =>
    [
        typeof(InferenceEvent), typeof(AccountEvent), typeof(ContractEvent), typeof(MarketEvent), typeof(ContentEvent),
        typeof(KeyEvent), typeof(WorkerEvent), .. AssetRows.Unused,
        .. ForeignRows.Unused,
    ];

    public async Task ApplyAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        var (collections, assets) = await LoadAsync(connection, transaction, page, ct);
        foreach (var at in page)
            Fold(collections, assets, at);
        await CollectionRow.Table.UpsertAsync(connection, transaction, collections.Values, ct);
        await AssetRow.Table.UpsertAsync(connection, transaction, assets.Values, ct);
        await RenameAsync(connection, transaction, [.. page.Select(e => e.Data).OfType<CollectionEvent.CollectionUpdated>()], ct);
    }

    private static void Fold(Dictionary<CollectionId, CollectionRow> collections, Dictionary<AssetId, AssetRow> assets, IEvent at)
    {
        if (at.Data is CollectionEvent collectionEvent)
        {
            var id = CollectionRows.IdOf(collectionEvent);
            if (CollectionRows.Apply(collections.GetValueOrDefault(id), collectionEvent, at) is { } row)
                collections[id] = row;
        }
        else if (at.Data is AssetEvent assetEvent && !AssetRows.Unused.Contains(assetEvent.GetType()))
        {
            var id = AssetEvents.IdOf(assetEvent);
            var collection = assetEvent is AssetEvent.AssetMinted m ? collections.GetValueOrDefault(m.Collection)?.Name : null;
            if (AssetRows.Apply(assets.GetValueOrDefault(id), assetEvent, collection ?? "", at) is { } row)
                assets[id] = row;
        }
        else if (at.Data is TokenEvent tokenEvent && !ForeignRows.Unused.Contains(tokenEvent.GetType()))
        {
            var id = TokenEvents.IdOf(tokenEvent);
            if (ForeignRows.Apply(assets.GetValueOrDefault(id), tokenEvent, at) is { } row)
                assets[id] = row;
        }
    }

    private static async Task<(Dictionary<CollectionId, CollectionRow>, Dictionary<AssetId, AssetRow>)> LoadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        var collectionIds = page.Select(e => e.Data).OfType<CollectionEvent>().Select(CollectionRows.IdOf)
            .Concat(page.Select(e => e.Data).OfType<AssetEvent.AssetMinted>().Select(e => e.Collection)).Distinct();
        var assetIds = page.Select(e => e.Data).OfType<AssetEvent>().Select(AssetEvents.IdOf)
            .Concat(page.Select(e => e.Data).OfType<TokenEvent>().Select(TokenEvents.IdOf)).Distinct();
        var collections = await CollectionQueries.Select([.. collectionIds]).ReadAsync<CollectionRow>(connection, transaction, ct);
        var assets = await AssetQueries.Select([.. assetIds]).ReadAsync<AssetRow>(connection, transaction, ct);
        return (collections.ToDictionary(r => r.Id), assets.ToDictionary(r => r.Id));
    }

    // Assets need not be in memory to learn their collection's new name.
    private static async Task RenameAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, CollectionEvent.CollectionUpdated[] updated, CancellationToken ct)
    {
        if (updated.Length == 0)
            return;
        await using var command = new NpgsqlCommand(
            """
            update asset_search a set collection_name = c.name
            from unnest($1, $2) u(contract, collection_id)
            join collection_summary c on c.contract = u.contract and c.collection_id = u.collection_id
            where a.contract = c.contract and a.collection_id = c.collection_id and a.collection_name <> c.name
            """,
            connection,
            transaction);
        command.Parameters.Add(Optional.Texts(updated.Select(u => u.Collection.Contract)));
        command.Parameters.Add(Optional.Texts(updated.Select(u => u.Collection.Id)));
        await command.ExecuteNonQueryAsync(ct);
    }
}
