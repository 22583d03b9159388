using Neura.GraphQL.DataLoaders;
using NeuraNft.Application.Chain;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.AccessCurrent;

namespace NeuraNft.Api.Assets;

/// <summary>Present rights of accounts in assets, fetched together. Now is the chain's time.</summary>
public sealed class AccessByAccount(IBatchScheduler scheduler, AccessViewQueries access, ChainClock clock)
    : BatchDataLoader<(AssetId Asset, Account Account), Access>(scheduler)
{
    protected override async Task<IReadOnlyDictionary<(AssetId Asset, Account Account), Access>> LoadBatchAsync(
        IReadOnlyList<(AssetId Asset, Account Account)> keys, CancellationToken cancellationToken)
    {
        var now = await clock.NowAsync(cancellationToken);
        return (await access.ExplainManyAsync(keys, now, cancellationToken)).ToDictionary(e => e.Key, e => Access.From(e.Value));
    }
}
