using NeuraNft.Domain;
using NeuraNft.Domain.Market;

namespace NeuraNft.Application.Chain;

/// <summary>The elements of `data` as the market contract logs them, standard nrc101_market 1.x.</summary>
internal static class MarketWire
{
    public sealed record ListingCreate(
        string ListingId, Account SellerId, Account NftContractId, TokenIds TokenIds, ApprovalIds ApprovalIds, Yocto Price,
        BlockTime? ExpiresAt, BlockTime CreatedAt);

    public sealed record ListingUpdate(string ListingId, Yocto Price, BlockTime? ExpiresAt);

    public sealed record ListingCancel(string ListingId, string Reason);

    public sealed record OfferMake(
        string OfferId, Account BuyerId, Account NftContractId, string TokenId, Yocto Amount, BlockTime? ExpiresAt, BlockTime CreatedAt);

    public sealed record OfferCancel(string OfferId, string Reason);

    public sealed record AuctionStart(
        string AuctionId, Account SellerId, Account NftContractId, TokenIds TokenIds, ApprovalIds ApprovalIds, Yocto ReservePrice,
        Yocto MinIncrement, BlockTime EndsAt, BlockSpan Extension, BlockTime CreatedAt);

    public sealed record AuctionBid(
        string AuctionId, Account BidderId, Yocto Amount, BlockTime EndsAt, Account? PreviousBidderId, Yocto? PreviousAmount);

    public sealed record AuctionApprove(string AuctionId, string TokenId, long ApprovalId);

    public sealed record AuctionCancel(string AuctionId, string Reason);

    public sealed record Sale(
        string SaleId, DealKind Kind, string SourceId, Account NftContractId, TokenIds TokenIds, Account SellerId, Account BuyerId,
        Yocto Price, Yocto Fee, Payouts Payouts, BlockTime SoldAt);

    public sealed record SaleFail(DealKind Kind, string SourceId, Account? BuyerId, Yocto Amount, string Reason);

    public sealed record RefundDue(Account AccountId, Yocto Amount, string Reason);

    public sealed record RefundPaid(Account AccountId, Yocto Amount);

    public sealed record RefundForgo(Account AccountId, Yocto Amount, string Reason);

    public sealed record ContractAllow(Account AccountId, Account NftContractId, bool Allowed);

    public sealed record TokenHold(Account NftContractId, string TokenId, Account OwnerId, long ApprovalId);

    public sealed record TokenRelease(Account NftContractId, string TokenId, Account OwnerId, string Reason);
}
