using Neura.GraphQL.DataLoaders;
using NeuraNft.Domain.Market;
using NeuraNft.Projections.MarketBook;

namespace NeuraNft.Api.Market;

/// <summary>Deals by key, fetched together.</summary>
public sealed class DealById(IBatchScheduler scheduler, DealQueries deals) : BatchDataLoader<DealId, Deal>(scheduler)
{
    protected override async Task<IReadOnlyDictionary<DealId, Deal>> LoadBatchAsync(
        IReadOnlyList<DealId> keys, CancellationToken cancellationToken) =>
        (await deals.FindManyAsync(keys, cancellationToken)).ToDictionary(d => d.Key, d => Deal.From(d.Value));
}

/// <summary>Sales by the positions of their events, fetched together.</summary>
public sealed class SaleByPosition(IBatchScheduler scheduler, DealQueries deals) : BatchDataLoader<long, Sale>(scheduler)
{
    protected override async Task<IReadOnlyDictionary<long, Sale>> LoadBatchAsync(
        IReadOnlyList<long> keys, CancellationToken cancellationToken) =>
        (await deals.FindSalesAsync(keys, cancellationToken)).ToDictionary(d => d.Key, d => Sale.From(d.Value));
}
