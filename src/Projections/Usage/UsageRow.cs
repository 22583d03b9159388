using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.Usage;

/// <summary>Runs of an asset on a UTC day; users are distinct requesters, compute is in microseconds.</summary>
public sealed record UsageRow(
    string Contract, string TokenId, DateOnly Day, int Requested, int Completed, int Failed, int Cancelled, int Users, long ComputeUs,
    long Position)
{
    internal static readonly Table<UsageRow> Table = new("usage_daily", "contract", "token_id", "day");

    internal (AssetId Asset, DateOnly Day) Key => (new AssetId(Contract, TokenId), Day);

    internal static UsageRow Empty((AssetId Asset, DateOnly Day) key) =>
        new(key.Asset.Contract, key.Asset.TokenId, key.Day, 0, 0, 0, 0, 0, 0, 0);
}
