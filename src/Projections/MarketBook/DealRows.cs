using System.Text.Json;
using Neura.EventStore;
using NeuraNft.Domain;
using NeuraNft.Domain.Market;
using Npgsql;
using static NeuraNft.Domain.Market.MarketEvent;
using static NeuraNft.Projections.Rows.Statement;

namespace NeuraNft.Projections.MarketBook;

internal static class DealRows
{
    public static IEnumerable<NpgsqlBatchCommand> Of(ListingCreated e, IEvent at) =>
    [
        Opened(e.Listing, e.Tokens.Contract, e.Seller, null, e.Price, null, e.ExpiresAt, e.CreatedAt, at),
        .. e.Tokens.TokenIds.Values.Select(t => Token(e.Listing, e.Tokens.Contract, t, e.Tokens.ApprovalIds.Values[t])),
    ];

    public static IEnumerable<NpgsqlBatchCommand> Of(OfferMade e, IEvent at) =>
    [
        Opened(e.Offer, e.TokenContract, null, e.Buyer, e.Amount, null, e.ExpiresAt, e.CreatedAt, at),
        Token(e.Offer, e.TokenContract, e.TokenId, null),
    ];

    public static IEnumerable<NpgsqlBatchCommand> Of(AuctionStarted e, IEvent at) =>
    [
        Opened(e.Auction, e.Tokens.Contract, e.Seller, null, e.ReservePrice, e.MinIncrement, e.EndsAt, e.CreatedAt, at),
        .. e.Tokens.TokenIds.Values.Select(t => Token(e.Auction, e.Tokens.Contract, t, e.Tokens.ApprovalIds.Values[t])),
    ];

    public static NpgsqlBatchCommand Of(ListingUpdated e, IEvent at) =>
        Changed(e.Listing, at, "price = $5, ends_at = $6", Amount(e.Price), Time(e.ExpiresAt));

    public static IEnumerable<NpgsqlBatchCommand> Of(BidPlaced e, IEvent at) =>
    [
        Changed(e.Auction, at, "buyer = $5, highest_bid = $6, ends_at = $7", Text(e.Bidder), Amount(e.Amount), Time(e.EndsAt)),
        Rows.Statement.Of(
            """
            insert into bid (position, market, deal_id, bidder, amount, ends_at) values ($1, $2, $3, $4, $5, $6)
            on conflict do nothing
            """,
            Long(at.Sequence), Text(e.Auction.Market), Text(e.Auction.Id), Text(e.Bidder), Amount(e.Amount), Time(e.EndsAt)),
    ];

    /// <summary>A contract's approvals are counted upwards, so an older number is of an event that was applied before.</summary>
    public static NpgsqlBatchCommand Of(AuctionApproved e) => Rows.Statement.Of(
        """
        update deal_token set approval_id = $5
        where market = $1 and kind = $2 and deal_id = $3 and token_id = $4 and approval_id < $5
        """,
        Text(e.Auction.Market), Text(Stored(e.Auction.Kind)), Text(e.Auction.Id), Text(e.TokenId), Long(e.ApprovalId));

    public static NpgsqlBatchCommand Of(Sold e, IEvent at) =>
        Changed(
            e.Deal, at, "status = 'sold', seller = $5, buyer = $6, sale_id = $7, sale_price = $8, sale_fee = $9, sold_at = $10",
            Text(e.Seller), Text(e.Buyer), Text(e.SaleId), Amount(e.Price), Amount(e.Fee), Time(e.SoldAt));

    public static NpgsqlBatchCommand Closed(DealId deal, string reason, IEvent at) => Changed(deal, at, "status = $5", Text(reason));

    public static string Stored(DealKind kind) => JsonSerializer.SerializeToElement(kind).GetString()!;

    private static NpgsqlBatchCommand Opened(
        DealId deal, string contract, Account? seller, Account? buyer, Yocto price, Yocto? minIncrement, BlockTime? endsAt,
        BlockTime createdAt, IEvent at) => Rows.Statement.Of(
        """
        insert into deal
            (market, kind, deal_id, contract, seller, buyer, price, min_increment, ends_at, status, created_at, opened_position, position)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open', $10, $11, $11)
        on conflict do nothing
        """,
        Text(deal.Market), Text(Stored(deal.Kind)), Text(deal.Id), Text(contract), Text(seller), Text(buyer), Amount(price),
        Amount(minIncrement), Time(endsAt), Time(createdAt), Long(at.Sequence));

    private static NpgsqlBatchCommand Token(DealId deal, string contract, string token, long? approvalId) => Rows.Statement.Of(
        """
        insert into deal_token (market, kind, deal_id, contract, token_id, approval_id) values ($1, $2, $3, $4, $5, $6)
        on conflict do nothing
        """,
        Text(deal.Market), Text(Stored(deal.Kind)), Text(deal.Id), Text(contract), Text(token), Long(approvalId));

    // The changes are named in this file only.
    private static NpgsqlBatchCommand Changed(DealId deal, IEvent at, string changes, params NpgsqlParameter[] values) =>
        Rows.Statement.Of(
            $"update deal set {changes}, position = $4 where market = $1 and kind = $2 and deal_id = $3 and position < $4",
            [Text(deal.Market), Text(Stored(deal.Kind)), Text(deal.Id), Long(at.Sequence), .. values]);
}
