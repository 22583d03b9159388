using Neura.EventStore;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Contracts;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Sealing;
using NeuraNft.Projections.Rows;
using Npgsql;
using static NeuraNft.Domain.Market.MarketEvent;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>
/// Keeps asset_search and what its columns follow from: collections, because an asset is also found by its collection's name, demand,
/// open listings, and the vocabulary.
/// </summary>
public sealed class AssetSearchProjection : IProjection
{
    public string Name => "asset_search";

    public IReadOnlyList<string> Tables =>
        ["collection_summary", "asset_search", "asset_demand", "search_job", "search_listing", "search_word"];

    /// <summary>Event types, or whole unions, that nobody searches by.</summary>
    public static IReadOnlyCollection<Type> Unused =>
    [
        typeof(InferenceEvent.InferenceStarted), typeof(AccountEvent), typeof(ContractEvent), typeof(OfferMade), typeof(OfferCancelled),
        typeof(AuctionStarted), typeof(BidPlaced), typeof(AuctionApproved), typeof(AuctionCancelled), typeof(SaleFailed), typeof(RefundOwed),
        typeof(RefundPaid), typeof(RefundForgone), typeof(ContractAllowed), typeof(TokenHeld), typeof(TokenReleased),
        typeof(ContentEvent), typeof(KeyEvent), typeof(WorkerEvent),
        .. AssetRows.Unused.Where(t => t != typeof(AssetEvent.LeaseStarted)), .. ForeignRows.Unused,
    ];

    public async Task ApplyAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        var rows = await SearchRows.LoadAsync(connection, transaction, page, ct);
        foreach (var at in page)
            rows.Fold(at);
        await rows.WriteAsync(connection, transaction, ct);
        await RenameAsync(connection, transaction, [.. page.Select(e => e.Data).OfType<CollectionEvent.CollectionUpdated>()], ct);
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
