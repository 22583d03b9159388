using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.RightsBook;

/// <summary>A lease that was paid for, from the view lease_book.</summary>
/// <param name="EndedAt">When its right ended before its time; null, with the reason ("revoked", "burnt"): it did not.</param>
public sealed record LeaseRow(
    long Position, string Contract, string TokenId, Account Account, AccessLevel Level, int Periods, Yocto Price, Yocto PlatformFee,
    Payouts Payouts, BlockTime StartedAt, BlockTime ExpiresAt, BlockTime? EndedAt, string? EndedBy)
{
    internal static readonly Table<LeaseRow> Table = new("lease_book", "position");

    public AssetId Asset => new(Contract, TokenId);
}
