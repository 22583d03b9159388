using Neura.GraphQL.DataLoaders;
using NeuraNft.Api.Assets;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Holdings;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Api.Accounts;

/// <summary>An asset that an account owns.</summary>
/// <param name="Since">Block time.</param>
/// <param name="AcquiredAt">The event that made it the account's.</param>
public sealed record Holding(DateTimeOffset Since, Position AcquiredAt)
{
    internal AssetId Key { get; private init; } = null!;

    internal static Holding From(HoldingRow row) =>
        new(row.Since.ToDateTimeOffset(), new Position(row.SincePosition)) { Key = row.Asset };
}

[ObjectType<Holding>]
public static partial class HoldingType
{
    /// <summary>Null in the moment before its own view is read.</summary>
    [Cost(1)]
    public static Task<Asset?> GetAssetAsync([Parent] Holding holding, AssetById assets, CancellationToken cancellationToken) =>
        assets.LoadAsync(holding.Key, cancellationToken);
}

/// <summary>Pages of several accounts' holdings, fetched together.</summary>
public sealed class HoldingPagesOfAccount(IBatchScheduler scheduler, HoldingQueries holdings)
    : BatchDataLoader<PageKey<Account>, Page<HoldingRow>>(scheduler)
{
    protected override Task<IReadOnlyDictionary<PageKey<Account>, Page<HoldingRow>>> LoadBatchAsync(
        IReadOnlyList<PageKey<Account>> keys, CancellationToken cancellationToken) => holdings.ByOwnerAsync(keys, cancellationToken);
}
