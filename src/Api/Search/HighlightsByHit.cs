using Neura.GraphQL.DataLoaders;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.AssetSearch;

namespace NeuraNft.Api.Search;

/// <summary>A hit of one search.</summary>
public sealed record HitKey(AssetId Asset, FoundBy By);

/// <summary>What is marked in the hits of a page, fetched together.</summary>
public sealed class HighlightsByHit(IBatchScheduler scheduler, SearchHighlights highlights)
    : BatchDataLoader<HitKey, IReadOnlyList<SearchHighlight>>(scheduler)
{
    protected override async Task<IReadOnlyDictionary<HitKey, IReadOnlyList<SearchHighlight>>> LoadBatchAsync(
        IReadOnlyList<HitKey> keys, CancellationToken cancellationToken)
    {
        var all = new Dictionary<HitKey, IReadOnlyList<SearchHighlight>>();
        foreach (var search in keys.Distinct().GroupBy(k => k.By, ReferenceEqualityComparer.Instance))
        {
            HitKey[] hits = [.. search];
            var found = await highlights.OfAsync(hits[0].By, [.. hits.Select(h => h.Asset)], cancellationToken);
            foreach (var hit in hits)
                all[hit] = [.. found[hit.Asset].Select(SearchHighlight.From)];
        }
        return all;
    }
}
