using Neura.EventStore;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Market;
using NeuraNft.Projections.Rows;
using Npgsql;
using static NeuraNft.Domain.Market.MarketEvent;

namespace NeuraNft.Projections.ActivityFeed;

/// <summary>What only a deal's first event says, and its later ones are listed by: its asset, by the deal's stream.</summary>
internal static class DealOrigins
{
    /// <summary>The asset that the event is about; null for a bundle, and where nobody knows.</summary>
    public static AssetId? AssetOf(MarketEvent @event, IReadOnlyDictionary<string, AssetId> deals) =>
        MarketConcerns.AssetOf(@event) ?? (Later(@event) is { } deal ? deals.GetValueOrDefault(StreamKeys.Deal(deal)) : null);

    /// <summary>The deal that the event is of; null where it is of none.</summary>
    public static DealId? DealOf(MarketEvent @event) => First(@event) ?? Later(@event) ?? (@event as Sold)?.Deal;

    /// <summary>Of an event that begins a deal about one asset.</summary>
    public static (string Stream, AssetId Asset)? Of(MarketEvent @event) =>
        First(@event) is { } deal && MarketConcerns.AssetOf(@event) is { } asset ? (StreamKeys.Deal(deal), asset) : null;

    /// <summary>All that the page's events need: what it brings itself, and what the feed has.</summary>
    public static async Task<IReadOnlyDictionary<string, AssetId>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        var events = page.Select(e => e.Data).OfType<MarketEvent>().ToList();
        var deals = new Dictionary<string, AssetId>();
        foreach (var (stream, asset) in events.Select(Of).OfType<(string, AssetId)>())
            deals[stream] = asset;
        string[] earlier =
        [
            .. events.Select(Later).OfType<DealId>().Select(StreamKeys.Deal).Distinct().Where(s => !deals.ContainsKey(s))
                .Select(EntityId),
        ];
        if (earlier.Length == 0)
            return deals;
        var rows = await SelectRows.Of(
            """
            select 'market/' || entity_id as stream, jsonb_build_object('contract', contract, 'token_id', token_id) as asset
            from activity_feed
            where kind in ('auction_started', 'listing_created', 'offer_made') and entity_id = any($1) and token_id is not null
            """,
            Optional.Texts(earlier)).ReadAsync<Row>(connection, transaction, ct);
        foreach (var row in rows)
            deals[row.Stream] = row.Asset;
        return deals;
    }

    private static DealId? First(MarketEvent @event) => @event switch
    {
        ListingCreated e => e.Listing,
        OfferMade e => e.Offer,
        AuctionStarted e => e.Auction,
        _ => null,
    };

    private static DealId? Later(MarketEvent @event) => @event switch
    {
        ListingUpdated e => e.Listing,
        ListingCancelled e => e.Listing,
        OfferCancelled e => e.Offer,
        BidPlaced e => e.Auction,
        AuctionApproved e => e.Auction,
        AuctionCancelled e => e.Auction,
        SaleFailed e => e.Deal,
        _ => null,
    };

    private static string EntityId(string stream) => stream["market/".Length..];

    private sealed record Row(string Stream, AssetId Asset);
}
