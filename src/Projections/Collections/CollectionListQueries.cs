using NeuraNft.Domain.Collections;
using NeuraNft.Projections.AssetSearch;
using NeuraNft.Projections.Rows;
using Npgsql;
using static NeuraNft.Projections.Rows.Optional;

namespace NeuraNft.Projections.Collections;

/// <summary>Lists of collections, of their assets and of their minters.</summary>
public sealed class CollectionListQueries(NpgsqlDataSource source)
{
    public async Task<Page<CollectionRow>> ListAsync(
        CollectionFilter filter, CollectionOrder order, CollectionPlace? after, int limit, CancellationToken ct)
    {
        var (compare, direction) = order.Descending ? ("<", "desc") : (">", "asc");
        // Bound to the columns' own order each way has an index.
        var (beyond, by) = order.ByName
            ? ($"(t.name, t.created_position) {compare} ($4, $5)", $"t.name {direction}, t.created_position {direction}")
            : ($"t.created_position {compare} $5", $"t.created_position {direction}");
        return Page<CollectionRow>.Of(
            await source.ReadAsync<CollectionRow>(
                CollectionRow.Table.Select(
                    $"""
                    where ($1 is null or t.contract = $1) and ($2 is null or t.owner = $2) and ($3 is null or t.creator = $3)
                        and ($4 is null or {beyond})
                    order by {by} limit $6
                    """,
                    Text(filter.Contract), Text(filter.Owner?.Value), Text(filter.Creator?.Value), Text(after?.Name),
                    Long(after?.CreatedPosition), limit + 1),
                ct),
            limit);
    }

    /// <summary>Newest first, without burnt ones; a page begins before the last item's <see cref="AssetRow.MintedPosition"/>.</summary>
    public Task<IReadOnlyDictionary<PageKey<CollectionId>, Page<AssetRow>>> AssetsAsync(
        IReadOnlyList<PageKey<CollectionId>> pages, CancellationToken ct) => Pages.ReadAsync<CollectionId, AssetRow>(
        source, pages, [("contract", c => c.Contract), ("collection_id", c => c.Id)],
        $"{AssetRow.Table.Columns} from asset_search t",
        "t.contract = k.contract and t.collection_id = k.collection_id and not t.burnt", "minted_position", ct);
}
