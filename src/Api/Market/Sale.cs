using NeuraNft.Domain;
using NeuraNft.Domain.Market;
using NeuraNft.Projections.MarketBook;

namespace NeuraNft.Api.Market;

/// <summary>What was sold, and who was paid.</summary>
/// <param name="Kind">Of the deal that it came from.</param>
/// <param name="DealNumber">Of that deal.</param>
/// <param name="Fee">The market's.</param>
/// <param name="Payouts">The seller's part and royalties; with the fee they are the price.</param>
/// <param name="Position">Of the sale in the log.</param>
[Node]
public sealed record Sale(
    long Id, string Number, DealKind Kind, string DealNumber, Account Market, Account Contract, IReadOnlyList<string> TokenIds,
    Account Seller, Account Buyer, Yocto Price, Yocto Fee, [property: ListSize(AssumedSize = 12)] IReadOnlyList<Payout> Payouts,
    DateTimeOffset SoldAt, Position Position)
{
    internal static Sale From(DealRow row) => new(
        row.Position, row.SaleId!, row.Kind, row.DealId, Account.Parse(row.Market), Account.Parse(row.Contract), row.TokenIds,
        row.Seller!, row.Buyer!, row.SalePrice!.Value, row.SaleFee!.Value,
        [.. (row.Payouts?.Amounts ?? []).Select(p => new Payout(p.Key, p.Value))],
        row.SoldAt!.Value.ToDateTimeOffset(), new Position(row.Position));
}

/// <summary>A part of a price.</summary>
public sealed record Payout(Account Account, Yocto Amount);
