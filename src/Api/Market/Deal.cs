using NeuraNft.Domain;
using NeuraNft.Domain.Market;
using NeuraNft.Projections.MarketBook;

namespace NeuraNft.Api.Market;

/// <summary>A listing, an offer or an auction.</summary>
/// <param name="Market">Account of the market contract.</param>
/// <param name="Number">Given by the market; each kind counts from 1.</param>
/// <param name="Contract">Whose tokens they are.</param>
/// <param name="Seller">Null for an offer that nobody accepted: whoever owns the asset then.</param>
/// <param name="Buyer">Of an offer its maker, of an auction the highest bidder; null where there is none yet.</param>
/// <param name="Price">Asked or offered; of an auction the reserve.</param>
/// <param name="HighestBid">Of an auction with bids.</param>
/// <param name="MinIncrement">Of an auction.</param>
/// <param name="EndsAt">Null: a listing that stands until it is cancelled or sold.</param>
/// <param name="Position">The newest event in this view.</param>
[Node]
public sealed record Deal(
    string Id, DealKind Kind, Account Market, string Number, Account Contract, IReadOnlyList<string> TokenIds, Account? Seller,
    Account? Buyer, Yocto Price, Yocto? HighestBid, Yocto? MinIncrement, DateTimeOffset? EndsAt, DealStatus Status,
    DateTimeOffset CreatedAt, Position Position)
{
    internal static Deal From(DealRow row) => new(
        DealKey.Write(row.Id), row.Kind, Account.Parse(row.Market), row.DealId, Account.Parse(row.Contract), row.TokenIds, row.Seller,
        row.Buyer, row.Price, row.HighestBid, row.MinIncrement, row.EndsAt?.ToDateTimeOffset(), StatusOf(row.Status),
        row.CreatedAt.ToDateTimeOffset(), new Position(row.Position));

    private static DealStatus StatusOf(string stored) => stored switch
    {
        "open" => DealStatus.Open,
        "sold" => DealStatus.Sold,
        "expired" => DealStatus.Expired,
        "stale" => DealStatus.Stale,
        _ => DealStatus.Cancelled,
    };
}
