using Neura.GraphQL.DataLoaders;
using NeuraNft.Api.Assets;
using NeuraNft.Application.Chain;
using NeuraNft.Projections.RightsBook;

namespace NeuraNft.Api.Market;

/// <summary>What is asked about a lease beside its own row.</summary>
[ObjectType<Lease>]
public static partial class LeaseType
{
    [NodeResolver]
    public static Task<Lease?> GetByIdAsync(long id, LeaseByPosition leases, CancellationToken cancellationToken) =>
        leases.LoadAsync(id, cancellationToken);

    /// <summary>Null in the moment before its own view is read.</summary>
    [Cost(1)]
    public static Task<Asset?> GetAssetAsync([Parent] Lease lease, AssetById assets, CancellationToken cancellationToken) =>
        assets.LoadAsync(lease.Key, cancellationToken);
}

/// <summary>Leases by the positions of their events, fetched together. Now is the chain's time.</summary>
public sealed class LeaseByPosition(IBatchScheduler scheduler, LeaseQueries leases, ChainClock clock)
    : BatchDataLoader<long, Lease>(scheduler)
{
    protected override async Task<IReadOnlyDictionary<long, Lease>> LoadBatchAsync(
        IReadOnlyList<long> keys, CancellationToken cancellationToken)
    {
        var now = await clock.NowAsync(cancellationToken);
        return (await leases.FindManyAsync(keys, cancellationToken)).ToDictionary(l => l.Key, l => Lease.From(l.Value, now));
    }
}
