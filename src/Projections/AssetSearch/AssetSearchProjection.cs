using Neura.EventStore;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Balances;
using NeuraNft.Domain.Contracts;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Models;
using NeuraNft.Domain.Sealing;
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
        ["collection_summary", "asset_search", "asset_demand", "search_job", "search_listing", "search_word", "search_tier"];

    public IReadOnlyList<string> Lookups => ["asset_search_collection", "search_listing_token"];

    /// <summary>Event types, or whole unions, that nobody searches by.</summary>
    public static IReadOnlyCollection<Type> Unused =>
    [
        typeof(InferenceEvent.InferenceStarted), typeof(AccountEvent), typeof(ContractEvent), typeof(OfferMade), typeof(OfferCancelled),
        typeof(AuctionStarted), typeof(BidPlaced), typeof(AuctionApproved), typeof(AuctionCancelled), typeof(SaleFailed),
        typeof(RefundOwed), typeof(RefundPaid), typeof(RefundForgone), typeof(ContractAllowed), typeof(TokenHeld), typeof(TokenReleased),
        typeof(ContentEvent), typeof(KeyEvent), typeof(WorkerEvent),
        .. typeof(ModelEvent).GetNestedTypes().Except([typeof(ModelEvent.ModelRegistered)]),
        typeof(BalanceEvent), typeof(InferenceTermsEvent), typeof(WorkerKeyEvent),
        .. AssetRows.Unused.Where(t => t != typeof(AssetEvent.LeaseStarted)), .. ForeignRows.Unused,
    ];

    public async Task ApplyAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        var rows = await SearchRows.LoadAsync(connection, transaction, page, ct);
        foreach (var at in page)
            rows.Fold(at);
        await rows.WriteAsync(connection, transaction, ct);
    }
}
