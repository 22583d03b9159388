using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;
using Npgsql;
using NpgsqlTypes;

namespace NeuraNft.Projections.Provenance;

/// <summary>Published versions.</summary>
public sealed class VersionQueries(NpgsqlDataSource source)
{
    /// <summary>Newest first; a page begins before the last one's number.</summary>
    public Task<IReadOnlyDictionary<PageKey<AssetId>, Page<VersionRow>>> ListAsync(
        IReadOnlyList<PageKey<AssetId>> pages, CancellationToken ct) => Pages.ReadAsync<AssetId, VersionRow>(
        source, pages, [("contract", a => a.Contract), ("token_id", a => a.TokenId)],
        $"{VersionRow.Table.Columns} from asset_version t", "t.contract = k.contract and t.token_id = k.token_id", "number", ct);

    /// <summary>Those that exist; a data loader's answer.</summary>
    public async Task<IReadOnlyDictionary<(AssetId Asset, int Number), VersionRow>> FindManyAsync(
        IReadOnlyList<(AssetId Asset, int Number)> keys, CancellationToken ct)
    {
        var rows = await source.ReadAsync<VersionRow>(
            VersionRow.Table.Select(
                "join (select distinct * from unnest($1, $2, $3) u(contract, token_id, number)) u using (contract, token_id, number)",
                Optional.Texts(keys.Select(k => k.Asset.Contract)), Optional.Texts(keys.Select(k => k.Asset.TokenId)),
                new NpgsqlParameter
                {
                    Value = keys.Select(k => k.Number).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer,
                }),
            ct);
        return rows.ToDictionary(r => (r.Asset, r.Number));
    }
}
