using NeuraNft.Domain.Collections;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>Collections by key, or newest first.</summary>
public sealed class CollectionQueries(NpgsqlDataSource source)
{
    /// <summary>Those that exist; a data loader's answer.</summary>
    public async Task<IReadOnlyDictionary<CollectionId, CollectionRow>> FindManyAsync(
        IReadOnlyList<CollectionId> ids, CancellationToken ct) =>
        (await source.ReadAsync<CollectionRow>(Select(ids), ct)).ToDictionary(r => r.Id);

    /// <summary>Newest first; <paramref name="before"/> is the last item's <see cref="CollectionRow.CreatedPosition"/>.</summary>
    public async Task<Page<CollectionRow>> ListAsync(long? before, int limit, CancellationToken ct) =>
        Page<CollectionRow>.Of(
            await source.ReadAsync<CollectionRow>(
                CollectionRow.Table.Select(
                    "where ($1 is null or t.created_position < $1) order by t.created_position desc limit $2",
                    Optional.Long(before), limit + 1),
                ct),
            limit);

    internal static NpgsqlBatchCommand Select(IReadOnlyList<CollectionId> ids) =>
        CollectionRow.Table.Select(
            "join (select distinct * from unnest($1, $2) u(contract, collection_id)) u using (contract, collection_id)",
            Optional.Texts(ids.Select(i => i.Contract)),
            Optional.Texts(ids.Select(i => i.Id)));
}
