using Neura.GraphQL.DataLoaders;
using NeuraNft.Domain.Collections;
using NeuraNft.Projections.AssetSearch;
using NeuraNft.Projections.Collections;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Api.Collections;

/// <summary>Pages of several collections' assets, fetched together.</summary>
public sealed class AssetPagesOfCollection(IBatchScheduler scheduler, CollectionListQueries collections)
    : BatchDataLoader<PageKey<CollectionId>, Page<AssetRow>>(scheduler)
{
    protected override Task<IReadOnlyDictionary<PageKey<CollectionId>, Page<AssetRow>>> LoadBatchAsync(
        IReadOnlyList<PageKey<CollectionId>> keys, CancellationToken cancellationToken) => collections.AssetsAsync(keys, cancellationToken);
}
