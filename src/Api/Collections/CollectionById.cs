using Neura.GraphQL.DataLoaders;
using NeuraNft.Domain.Collections;
using CollectionRows = NeuraNft.Projections.AssetSearch.CollectionQueries;

namespace NeuraNft.Api.Collections;

/// <summary>Collections by key, fetched together.</summary>
public sealed class CollectionById(IBatchScheduler scheduler, CollectionRows collections)
    : BatchDataLoader<CollectionId, Collection>(scheduler)
{
    protected override async Task<IReadOnlyDictionary<CollectionId, Collection>> LoadBatchAsync(
        IReadOnlyList<CollectionId> keys, CancellationToken cancellationToken) =>
        (await collections.FindManyAsync(keys, cancellationToken)).ToDictionary(c => c.Key, c => Collection.From(c.Value));
}
