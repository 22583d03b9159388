using System.Diagnostics;
using Neura.EventStore;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Balances;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Contracts;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Market;
using NeuraNft.Domain.Models;
using NeuraNft.Domain.Sealing;
using NeuraNft.Domain.Tokens;
using NeuraNft.Projections.Rows;
using Npgsql;
using static NeuraNft.Domain.Market.MarketEvent;

namespace NeuraNft.Projections.MarketBook;

/// <summary>Keeps deal, deal_token, bid, refund_balance and earning: what is for sale, what was sold, who was paid.</summary>
public sealed class MarketBookProjection : IProjection
{
    public string Name => "market_book";

    public IReadOnlyList<string> Tables => ["deal", "deal_token", "bid", "refund_balance", "earning"];

    /// <summary>Event types, or whole unions, that move no money; of an asset's own only a lease does.</summary>
    public static IReadOnlyCollection<Type> Unused =>
    [
        typeof(CollectionEvent), typeof(InferenceEvent), typeof(AccountEvent), typeof(ContractEvent), typeof(TokenEvent),
        typeof(ContentEvent), typeof(KeyEvent), typeof(WorkerEvent), typeof(ModelEvent),
        typeof(BalanceEvent), typeof(InferenceTermsEvent), typeof(WorkerKeyEvent),
        .. typeof(AssetEvent).GetNestedTypes().Where(t => t != typeof(AssetEvent.LeaseStarted)), typeof(SaleFailed),
        typeof(RefundForgone), typeof(ContractAllowed), typeof(TokenHeld), typeof(TokenReleased),
    ];

    public Task ApplyAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct) =>
        page.SelectMany(Of).RunAsync(connection, transaction, ct);

    private static IEnumerable<NpgsqlBatchCommand> Of(IEvent at) => at.Data switch
    {
        MarketEvent e => Of(e, at),
        AssetEvent.LeaseStarted e => EarningRows.Of(e, at),
        _ => [],
    };

    private static IEnumerable<NpgsqlBatchCommand> Of(MarketEvent @event, IEvent at) => @event switch
    {
        ListingCreated e => DealRows.Of(e, at),
        ListingUpdated e => [DealRows.Of(e, at)],
        ListingCancelled e => [DealRows.Closed(e.Listing, e.Reason, at)],
        OfferMade e => DealRows.Of(e, at),
        OfferCancelled e => [DealRows.Closed(e.Offer, e.Reason, at)],
        AuctionStarted e => DealRows.Of(e, at),
        BidPlaced e => DealRows.Of(e, at),
        AuctionApproved e => [DealRows.Of(e)],
        AuctionCancelled e => [DealRows.Closed(e.Auction, e.Reason, at)],
        Sold e => [DealRows.Of(e, at), .. EarningRows.Of(e, at)],
        SaleFailed or RefundForgone or ContractAllowed or TokenHeld or TokenReleased => [],
        RefundOwed e => [RefundRows.Of(e, at)],
        RefundPaid e => [RefundRows.Of(e, at)],
        _ => throw new UnreachableException(@event.GetType().Name),
    };
}
