using System.Globalization;
using System.Text.Json;
using Neura.Near;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Market;

namespace NeuraNft.Application.Transactions;

/// <summary>Calls of the market contract, and the word by which an approval lists what it approves.</summary>
internal static class MarketCall
{
    /// <summary>The deposit is the price, exactly.</summary>
    public static ContractCall Buy(DealId listing, MarketCommand.BuyListing c) => new(
        "buy", JsonSerializer.Serialize(new { listing_id = listing.Id, expected_price = c.ExpectedPrice.ToString() }),
        NearToken.Parse(c.ExpectedPrice.ToString()), Gas.FromTeragas(300));

    /// <summary>The deposit is the bid.</summary>
    public static ContractCall Bid(DealId auction, MarketCommand.PlaceBid c) => new(
        "auction_bid", JsonSerializer.Serialize(new { auction_id = auction.Id }), NearToken.Parse(c.Amount.ToString()),
        ContractCall.ManyReceipts);

    public static ContractCall Update(DealId listing, MarketCommand.UpdateListing c) => ContractCall.OneYocto(
        "listing_update", new { listing_id = listing.Id, price = c.Price.ToString(), expires_at = Text(c.ExpiresAt) });

    public static ContractCall Cancel(DealId deal) => deal.Kind switch
    {
        DealKind.Listing => ContractCall.OneYocto("listing_cancel", new { listing_id = deal.Id }),
        DealKind.Offer => ContractCall.OneYocto("offer_cancel", new { offer_id = deal.Id }) with { Gas = ContractCall.ManyReceipts },
        DealKind.Auction => ContractCall.OneYocto("auction_cancel", new { auction_id = deal.Id }),
    };

    /// <summary>Anyone may end an auction whose time is over.</summary>
    public static ContractCall Settle(string auctionId) => new(
        "auction_settle", JsonSerializer.Serialize(new { auction_id = auctionId }), NearToken.Zero, Gas.FromTeragas(300));

    /// <summary>The deposit is what is offered.</summary>
    public static ContractCall Offer(AssetId asset, Yocto amount, BlockTime expiresAt) => new(
        "offer_make",
        JsonSerializer.Serialize(new { nft_contract_id = asset.Contract, token_id = asset.TokenId, expires_at = Text(expiresAt) }),
        NearToken.Parse(amount.ToString()), ContractCall.Limit);

    /// <summary>Lets a contract speak in the caller's name; what is attached becomes the caller's storage deposit.</summary>
    public static ContractCall Allow(string contract, Yocto deposit) => new(
        "allow_contract", JsonSerializer.Serialize(new { nft_contract_id = contract, allowed = true }),
        NearToken.Parse(deposit.ToString()), ContractCall.Limit);

    /// <summary>What an owner says to the market by approving it.</summary>
    public static string ListMessage(Yocto price, BlockTime? expiresAt) =>
        JsonSerializer.Serialize(new { action = "list", price = price.ToString(), expires_at = Text(expiresAt) });

    public static string AuctionMessage(AuctionTerms terms) => JsonSerializer.Serialize(new
    {
        action = "auction",
        reserve_price = terms.ReservePrice.ToString(),
        min_increment = terms.MinIncrement.ToString(),
        ends_at = Text(terms.EndsAt),
        extension = terms.Extension.Nanoseconds.ToString(CultureInfo.InvariantCulture),
    });

    public static string AcceptMessage(string offerId) => JsonSerializer.Serialize(new { action = "accept_offer", offer_id = offerId });

    private static string? Text(BlockTime? time) => time?.Nanoseconds.ToString(CultureInfo.InvariantCulture);
}
