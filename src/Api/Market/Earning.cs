using NeuraNft.Domain;
using NeuraNft.Projections.MarketBook;

namespace NeuraNft.Api.Market;

/// <summary>What the viewer was paid of a lease or sale.</summary>
/// <param name="Price">Of the whole.</param>
/// <param name="Position">Of the lease or sale in the log.</param>
public sealed record Earning(
    EarningSource Source, Account Contract, IReadOnlyList<string> TokenIds, Yocto Amount, Yocto Price, DateTimeOffset EarnedAt,
    Position Position)
{
    internal static Earning From(EarningRow row) => new(
        Enum.Parse<EarningSource>(row.Source, ignoreCase: true), Account.Parse(row.Contract), row.TokenIds, row.Amount, row.Price,
        row.EarnedAt.ToDateTimeOffset(), new Position(row.Position));
}

public enum EarningSource
{
    Lease,
    Sale,
}
