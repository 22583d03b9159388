using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.Provenance;

/// <summary>What assets derive from, and what derives from them.</summary>
public sealed class LineageQueries(NpgsqlDataSource source)
{
    /// <summary>The parent first; a data loader's answer, without assets that are no replicas.</summary>
    public async Task<ILookup<AssetId, LineageRow>> AncestorsAsync(IReadOnlyList<AssetId> assets, CancellationToken ct) =>
        (await source.ReadAsync<LineageRow>(SelectAncestors(assets), ct)).ToLookup(r => r.Asset);

    /// <summary>Replicas of assets, newest first; a page begins before the last one's position.</summary>
    public Task<IReadOnlyDictionary<PageKey<AssetId>, Page<LineageRow>>> ReplicasAsync(
        IReadOnlyList<PageKey<AssetId>> pages, CancellationToken ct) => Pages.ReadAsync<AssetId, LineageRow>(
        source, pages, [("contract", a => a.Contract), ("token_id", a => a.TokenId)],
        $"{LineageRow.Table.Columns} from lineage t", "t.contract = k.contract and t.ancestor = k.token_id and t.generations = 1",
        "position", ct);

    /// <summary>All descendants within so many generations.</summary>
    public async Task<Page<LineageRow>> DescendantsAsync(
        AssetId asset, int generations, LineagePlace? after, int limit, CancellationToken ct) =>
        Page<LineageRow>.Of(
            await source.ReadAsync<LineageRow>(
                LineageRow.Table.Select(
                    """
                    where t.contract = $1 and t.ancestor = $2 and t.generations <= $3 and (t.generations, t.position) > ($4, $5)
                    order by t.generations, t.position limit $6
                    """,
                    asset.Contract, asset.TokenId, generations, after?.Generations ?? 0, after?.Position ?? 0L, limit + 1),
                ct),
            limit);

    internal static NpgsqlBatchCommand SelectAncestors(IReadOnlyList<AssetId> assets) => LineageRow.Table.Select(
        """
        join (select distinct * from unnest($1, $2) u(contract, token_id)) u using (contract, token_id)
        order by t.contract, t.token_id, t.generations
        """,
        Optional.Texts(assets.Select(a => a.Contract)), Optional.Texts(assets.Select(a => a.TokenId)));
}
