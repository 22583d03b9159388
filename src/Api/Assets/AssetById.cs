using Neura.GraphQL.DataLoaders;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Api.Assets;

/// <summary>Assets by key, fetched together.</summary>
public sealed class AssetById(IBatchScheduler scheduler, Projections.AssetSearch.AssetQueries assets)
    : BatchDataLoader<AssetId, Asset>(scheduler)
{
    protected override async Task<IReadOnlyDictionary<AssetId,
        Asset>> LoadBatchAsync(IReadOnlyList<AssetId> keys, CancellationToken cancellationToken) =>
        (await assets.FindManyAsync([.. keys.Where(IsKnowable)], cancellationToken))
        .ToDictionary(a => a.Key, a => Asset.From(a.Value));

    // What cannot be stored is no asset's key.
    private static bool IsKnowable(AssetId key) => StorableText.Is(key.TokenId);
}
