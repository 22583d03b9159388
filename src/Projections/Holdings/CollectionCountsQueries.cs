using NeuraNft.Domain.Collections;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.Holdings;

/// <summary>How many assets collections have.</summary>
public sealed class CollectionCountsQueries(NpgsqlDataSource source)
{
    /// <summary>A data loader's answer, without collections that nothing was minted into.</summary>
    public async Task<IReadOnlyDictionary<CollectionId, CollectionCountsRow>> FindManyAsync(
        IReadOnlyList<CollectionId> ids, CancellationToken ct) =>
        (await source.ReadAsync<CollectionCountsRow>(Select(ids), ct)).ToDictionary(r => r.Id);

    internal static NpgsqlBatchCommand Select(IReadOnlyList<CollectionId> ids) => CollectionCountsRow.Table.Select(
        "join (select distinct * from unnest($1, $2) u(contract, collection_id)) u using (contract, collection_id)",
        Optional.Texts(ids.Select(i => i.Contract)), Optional.Texts(ids.Select(i => i.Id)));
}
