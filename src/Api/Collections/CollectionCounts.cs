using Neura.GraphQL.DataLoaders;
using NeuraNft.Domain.Collections;
using NeuraNft.Projections.Holdings;

namespace NeuraNft.Api.Collections;

/// <summary>How much a collection has and had.</summary>
/// <param name="Assets">That are there now.</param>
/// <param name="Burnt">That are no more.</param>
public sealed record CollectionCounts(int Assets, int Burnt)
{
    internal static CollectionCounts None { get; } = new(0, 0);
}

/// <summary>Counts of several collections, fetched together.</summary>
public sealed class CountsByCollection(IBatchScheduler scheduler, CollectionCountsQueries counts)
    : BatchDataLoader<CollectionId, CollectionCounts>(scheduler)
{
    protected override async Task<IReadOnlyDictionary<CollectionId, CollectionCounts>> LoadBatchAsync(
        IReadOnlyList<CollectionId> keys, CancellationToken cancellationToken) =>
        (await counts.FindManyAsync(keys, cancellationToken))
            .ToDictionary(c => c.Key, c => new CollectionCounts(c.Value.Minted - c.Value.Burnt, c.Value.Burnt));
}
