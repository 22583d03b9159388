using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>Rows by their assets.</summary>
internal static class AssetKeys
{
    public static NpgsqlBatchCommand Select<TRow>(Table<TRow> table, IEnumerable<AssetId> assets)
        where TRow : class
    {
        var (contracts, tokens) = Of(assets);
        return table.Select(
            "join (select distinct * from unnest($1, $2) u(contract, token_id)) u using (contract, token_id)", contracts, tokens);
    }

    public static (NpgsqlParameter Contracts, NpgsqlParameter Tokens) Of(IEnumerable<AssetId> assets)
    {
        var ids = assets.ToList();
        return (Optional.Texts(ids.Select(i => i.Contract)), Optional.Texts(ids.Select(i => i.TokenId)));
    }
}
