using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>How often an asset was used, leased and sold.</summary>
internal sealed record DemandRow(string Contract, string TokenId, long Inferences, long Leases, long Sales, long Position)
{
    public static readonly Table<DemandRow> Table = new("asset_demand", "contract", "token_id");

    public AssetId Id => new(Contract, TokenId);

    /// <summary>A paid act says more than a use.</summary>
    public long Popularity => Inferences + (10 * Leases) + (20 * Sales);

    public static DemandRow None(AssetId asset) => new(asset.Contract, asset.TokenId, 0, 0, 0, 0);

    public static NpgsqlBatchCommand Select(IEnumerable<AssetId> assets) => AssetKeys.Select(Table, assets);
}
