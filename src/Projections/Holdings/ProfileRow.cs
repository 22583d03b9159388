using NeuraNft.Domain;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.Holdings;

/// <summary>What an account owns, made and traded, counted; sales as seller, leases as lessee. Times are those of blocks.</summary>
public sealed record ProfileRow(
    Account Account, int AssetsOwned, int AssetsCreated, int CollectionsOwned, int CollectionsCreated, int Sales, int Purchases,
    int Leases, BlockTime FirstSeenAt, BlockTime LastSeenAt, long Position)
{
    internal static readonly Table<ProfileRow> Table = new("account_profile", "account");
}
