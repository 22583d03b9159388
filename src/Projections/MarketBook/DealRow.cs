using NeuraNft.Domain;
using NeuraNft.Domain.Market;

namespace NeuraNft.Projections.MarketBook;

/// <summary>A listing, offer or auction as it is now, with its tokens and, once sold, who was paid.</summary>
/// <param name="Status">"open", "sold", or why it was cancelled.</param>
public sealed record DealRow(
    string Market, DealKind Kind, string DealId, string Contract, Account? Seller, Account? Buyer, Yocto Price, Yocto? HighestBid,
    Yocto? MinIncrement, BlockTime? EndsAt, string Status, string? SaleId, Yocto? SalePrice, Yocto? SaleFee, BlockTime CreatedAt,
    BlockTime? SoldAt, long OpenedPosition, long Position, IReadOnlyList<string> TokenIds, Payouts? Payouts)
{
    public DealId Id => new(Market, Kind, DealId);
}
