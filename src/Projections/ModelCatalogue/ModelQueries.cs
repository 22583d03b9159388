using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;
using Npgsql;
using NpgsqlTypes;

namespace NeuraNft.Projections.ModelCatalogue;

/// <summary>Registered models and their graphs.</summary>
public sealed class ModelQueries(NpgsqlDataSource source)
{
    /// <summary>Those that exist; a data loader's answer.</summary>
    public async Task<IReadOnlyDictionary<(AssetId Asset, int Version), ModelRow>> FindManyAsync(
        IReadOnlyList<(AssetId Asset, int Version)> keys, CancellationToken ct) =>
        (await source.ReadAsync<ModelRow>(Select(keys), ct)).ToDictionary(r => (r.Asset, r.Version));

    /// <summary>Nodes in the order of the file, behind a place; null: from the first.</summary>
    public async Task<Page<ModelNodeRow>> NodesAsync(AssetId asset, int version, int? after, int limit, CancellationToken ct) =>
        Page<ModelNodeRow>.Of(
            await source.ReadAsync<ModelNodeRow>(
                ModelNodeRow.Table.Select(
                    """
                    where t.contract = $1 and t.token_id = $2 and t.version = $3 and t.place > $4
                    order by t.place limit $5
                    """,
                    asset.Contract, asset.TokenId, version, after ?? -1, limit + 1),
                ct),
            limit);

    internal static NpgsqlBatchCommand Select(IReadOnlyList<(AssetId Asset, int Version)> keys) => ModelRow.Table.Select(
        "join (select distinct * from unnest($1, $2, $3) u(contract, token_id, version)) u using (contract, token_id, version)",
        Optional.Texts(keys.Select(k => k.Asset.Contract)), Optional.Texts(keys.Select(k => k.Asset.TokenId)),
        new NpgsqlParameter { Value = keys.Select(k => k.Version).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer });
}
