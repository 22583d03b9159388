using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.RightsBook;

/// <summary>At what price a level of an asset is for lease; the period is in nanoseconds.</summary>
public sealed record LeaseTermsRow(
    string Contract, string TokenId, AccessLevel Level, Yocto Price, ulong Period, int MaxPeriods, Account SetBy, long Position)
{
    internal static readonly Table<LeaseTermsRow> Table = new("lease_terms", "contract", "token_id", "level");

    public AssetId Asset => new(Contract, TokenId);
}
