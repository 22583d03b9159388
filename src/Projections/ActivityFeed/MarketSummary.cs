using System.Diagnostics;
using NeuraNft.Domain.Market;
using static NeuraNft.Domain.Market.MarketEvent;

namespace NeuraNft.Projections.ActivityFeed;

/// <summary>What a line of the feed says of a market's event. Amounts are decimal strings of yoctoNEAR.</summary>
internal static class MarketSummary
{
    public static object Of(MarketEvent @event) => @event switch
    {
        ListingCreated e => new { seller = e.Seller, tokenIds = e.Tokens.TokenIds, price = e.Price, expiresAt = e.ExpiresAt },
        ListingUpdated e => new { price = e.Price, expiresAt = e.ExpiresAt },
        ListingCancelled e => new { reason = e.Reason },
        OfferMade e => new { buyer = e.Buyer, tokenId = e.TokenId, amount = e.Amount, expiresAt = e.ExpiresAt },
        OfferCancelled e => new { reason = e.Reason },
        AuctionStarted e => new { seller = e.Seller, tokenIds = e.Tokens.TokenIds, reservePrice = e.ReservePrice, endsAt = e.EndsAt },
        BidPlaced e => new { bidder = e.Bidder, amount = e.Amount, endsAt = e.EndsAt },
        AuctionApproved e => new { tokenId = e.TokenId, approvalId = e.ApprovalId },
        AuctionCancelled e => new { reason = e.Reason },
        Sold e => new { seller = e.Seller, buyer = e.Buyer, tokenIds = e.TokenIds, price = e.Price, fee = e.Fee },
        SaleFailed e => new { buyer = e.Buyer, amount = e.Amount, reason = e.Reason },
        RefundOwed e => new { account = e.Account, amount = e.Amount, reason = e.Reason },
        RefundPaid e => new { account = e.Account, amount = e.Amount },
        RefundForgone e => new { account = e.Account, amount = e.Amount, reason = e.Reason },
        ContractAllowed e => new { account = e.Account, tokenContract = e.TokenContract, allowed = e.Allowed },
        TokenHeld e => new { owner = e.Owner, approvalId = e.ApprovalId },
        TokenReleased e => new { owner = e.Owner, reason = e.Reason },
        _ => throw new UnreachableException(@event.GetType().Name),
    };
}
