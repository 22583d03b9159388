using Neura.GraphQL.DataLoaders;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Provenance;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Api.Assets;

/// <summary>Ancestors of several assets, fetched together.</summary>
public sealed class AncestorsOfAsset(IBatchScheduler scheduler, LineageQueries lineage)
    : BatchDataLoader<AssetId, IReadOnlyList<LineageEntry>>(scheduler)
{
    protected override async Task<IReadOnlyDictionary<AssetId, IReadOnlyList<LineageEntry>>> LoadBatchAsync(
        IReadOnlyList<AssetId> keys, CancellationToken cancellationToken)
    {
        var rows = await lineage.AncestorsAsync(keys, cancellationToken);
        return keys.ToDictionary(k => k, k => (IReadOnlyList<LineageEntry>)[.. rows[k].Select(LineageEntry.Ancestor)]);
    }
}

/// <summary>Pages of several assets' replicas, fetched together.</summary>
public sealed class ReplicaPagesOfAsset(IBatchScheduler scheduler, LineageQueries lineage)
    : BatchDataLoader<PageKey<AssetId>, Page<LineageRow>>(scheduler)
{
    protected override Task<IReadOnlyDictionary<PageKey<AssetId>, Page<LineageRow>>> LoadBatchAsync(
        IReadOnlyList<PageKey<AssetId>> keys, CancellationToken cancellationToken) => lineage.ReplicasAsync(keys, cancellationToken);
}
