using System.Text.Json;
using NeuraNft.Domain;
using NeuraNft.Domain.Market;
using static NeuraNft.Application.Chain.WireJson;
using static NeuraNft.Domain.Market.MarketEvent;

namespace NeuraNft.Application.Chain;

/// <summary>The events of standard nrc101_market: listings, offers, auctions, sales, and what the market owes.</summary>
internal static class MarketEvents
{
    public static DomainEvent? Translate(string name, string market, JsonElement data) => name switch
    {
        "listing_create" => From(market, Read<MarketWire.ListingCreate>(data)),
        "listing_update" => From(market, Read<MarketWire.ListingUpdate>(data)),
        "listing_cancel" => From(market, Read<MarketWire.ListingCancel>(data)),
        "offer_make" => From(market, Read<MarketWire.OfferMake>(data)),
        "offer_cancel" => From(market, Read<MarketWire.OfferCancel>(data)),
        "auction_start" => From(market, Read<MarketWire.AuctionStart>(data)),
        "auction_bid" => From(market, Read<MarketWire.AuctionBid>(data)),
        "auction_cancel" => From(market, Read<MarketWire.AuctionCancel>(data)),
        "sale" => From(market, Read<MarketWire.Sale>(data)),
        "sale_fail" => From(market, Read<MarketWire.SaleFail>(data)),
        "refund_due" => From(market, Read<MarketWire.RefundDue>(data)),
        "refund_paid" => From(market, Read<MarketWire.RefundPaid>(data)),
        _ => null,
    };

    /// <summary>Known, and of no deal or balance kept here: an amount forgone comes again as another's refund_due.</summary>
    public static bool IsOfNoRecord(string name) =>
        name is "contract_allow" or "token_hold" or "token_release" or "auction_approve" or "refund_forgo";

    private static DealId Deal(string market, DealKind kind, string id) => new(market, kind, Id(id, "id"));

    private static DomainEvent Of(DealId deal, MarketEvent e) => new(StreamKeys.Deal(deal), e);

    private static TokenIds Tokens(TokenIds tokens)
    {
        var ids = tokens.Values.Select(t => TokenId(t, "token_ids")).Distinct(StringComparer.Ordinal).Count();
        return ids > 0 && ids == tokens.Values.Count ? tokens : throw new JsonException("token_ids are none, or one comes twice.");
    }

    private static TokenBundle Bundle(Account contract, TokenIds tokens, ApprovalIds approvals) =>
        approvals.Values.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(Tokens(tokens).Values)
            ? new(contract.Value, tokens, approvals)
            : throw new JsonException("approval_ids are not those of token_ids.");

    private static DomainEvent From(string market, MarketWire.ListingCreate e)
    {
        var id = Deal(market, DealKind.Listing, e.ListingId);
        var bundle = Bundle(e.NftContractId, e.TokenIds, e.ApprovalIds);
        return Of(id, new ListingCreated(id, e.SellerId, bundle, e.Price, e.ExpiresAt, e.CreatedAt));
    }

    private static DomainEvent From(string market, MarketWire.ListingUpdate e)
    {
        var id = Deal(market, DealKind.Listing, e.ListingId);
        return Of(id, new ListingUpdated(id, e.Price, e.ExpiresAt));
    }

    private static DomainEvent From(string market, MarketWire.ListingCancel e)
    {
        var id = Deal(market, DealKind.Listing, e.ListingId);
        return Of(id, new ListingCancelled(id, e.Reason));
    }

    private static DomainEvent From(string market, MarketWire.OfferMake e)
    {
        var id = Deal(market, DealKind.Offer, e.OfferId);
        return Of(id, new OfferMade(
            id, e.BuyerId, e.NftContractId.Value, TokenId(e.TokenId, "token_id"), e.Amount, e.ExpiresAt, e.CreatedAt));
    }

    private static DomainEvent From(string market, MarketWire.OfferCancel e)
    {
        var id = Deal(market, DealKind.Offer, e.OfferId);
        return Of(id, new OfferCancelled(id, e.Reason));
    }

    private static DomainEvent From(string market, MarketWire.AuctionStart e)
    {
        var id = Deal(market, DealKind.Auction, e.AuctionId);
        return Of(id, new AuctionStarted(
            id, e.SellerId, Bundle(e.NftContractId, e.TokenIds, e.ApprovalIds), e.ReservePrice, e.MinIncrement, e.EndsAt, e.Extension,
            e.CreatedAt));
    }

    private static DomainEvent From(string market, MarketWire.AuctionBid e)
    {
        var id = Deal(market, DealKind.Auction, e.AuctionId);
        return Of(id, new BidPlaced(id, e.BidderId, e.Amount, e.EndsAt, e.PreviousBidderId, e.PreviousAmount));
    }

    private static DomainEvent From(string market, MarketWire.AuctionCancel e)
    {
        var id = Deal(market, DealKind.Auction, e.AuctionId);
        return Of(id, new AuctionCancelled(id, e.Reason));
    }

    private static DomainEvent From(string market, MarketWire.Sale e)
    {
        var id = Deal(market, e.Kind, e.SourceId);
        return Of(id, new Sold(
            id, Id(e.SaleId, "sale_id"), e.SellerId, e.BuyerId, e.NftContractId.Value, Tokens(e.TokenIds), e.Price, e.Fee, e.Payouts,
            e.SoldAt));
    }

    private static DomainEvent From(string market, MarketWire.SaleFail e)
    {
        var id = Deal(market, e.Kind, e.SourceId);
        return Of(id, new SaleFailed(id, e.BuyerId, e.Amount, e.Reason));
    }

    private static DomainEvent From(string market, MarketWire.RefundDue e) =>
        new(StreamKeys.Refunds(market, e.AccountId), new RefundOwed(market, e.AccountId, e.Amount, e.Reason));

    private static DomainEvent From(string market, MarketWire.RefundPaid e) =>
        new(StreamKeys.Refunds(market, e.AccountId), new RefundPaid(market, e.AccountId, e.Amount));
}
