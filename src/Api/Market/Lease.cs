using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.RightsBook;

namespace NeuraNft.Api.Market;

/// <summary>A right that was paid for by the period. Public: it is on the chain.</summary>
/// <param name="Price">Paid, of all periods together.</param>
/// <param name="Fee">The platform's part of it.</param>
/// <param name="Payouts">The owner's part and royalties; with the fee they are the price.</param>
/// <param name="ExpiresAt">What was paid for.</param>
/// <param name="EndedAt">When its right ended before that; null: it did not.</param>
/// <param name="Position">Of the lease in the log.</param>
[Node]
public sealed record Lease(
    long Id, Account Lessee, AccessLevel Level, int Periods, Yocto Price, Yocto Fee,
    [property: ListSize(AssumedSize = 12)] IReadOnlyList<Payout> Payouts, DateTimeOffset StartedAt, DateTimeOffset ExpiresAt,
    DateTimeOffset? EndedAt, LeaseStatus Status, Position Position)
{
    internal AssetId Key { get; private init; } = null!;

    internal static Lease From(LeaseRow row, BlockTime now) => new(
        row.Position, row.Account, row.Level, row.Periods, row.Price, row.PlatformFee,
        [.. row.Payouts.Amounts.Select(p => new Payout(p.Key, p.Value))], row.StartedAt.ToDateTimeOffset(),
        row.ExpiresAt.ToDateTimeOffset(), row.EndedAt?.ToDateTimeOffset(),
        row.EndedAt is not null ? LeaseStatus.Ended : row.ExpiresAt <= now ? LeaseStatus.Expired : LeaseStatus.Active,
        new Position(row.Position))
    {
        Key = row.Asset,
    };
}

public enum LeaseStatus
{
    Active,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>Before its time: its right was passed on or given up, or the asset was burnt.</summary>
    Ended,
}
