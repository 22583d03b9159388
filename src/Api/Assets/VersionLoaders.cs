using Neura.GraphQL.DataLoaders;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Provenance;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Api.Assets;

/// <summary>Versions by key, fetched together.</summary>
public sealed class VersionByKey(IBatchScheduler scheduler, VersionQueries versions)
    : BatchDataLoader<(AssetId Asset, int Number), VersionRow>(scheduler)
{
    protected override Task<IReadOnlyDictionary<(AssetId Asset, int Number), VersionRow>> LoadBatchAsync(
        IReadOnlyList<(AssetId Asset, int Number)> keys, CancellationToken cancellationToken) =>
        versions.FindManyAsync(keys, cancellationToken);
}

/// <summary>Pages of several assets' versions, fetched together.</summary>
public sealed class VersionPagesOfAsset(IBatchScheduler scheduler, VersionQueries versions)
    : BatchDataLoader<PageKey<AssetId>, Page<VersionRow>>(scheduler)
{
    protected override Task<IReadOnlyDictionary<PageKey<AssetId>, Page<VersionRow>>> LoadBatchAsync(
        IReadOnlyList<PageKey<AssetId>> keys, CancellationToken cancellationToken) => versions.ListAsync(keys, cancellationToken);
}
