using NeuraNft.Api.Assets;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Api.Accounts;

/// <summary>What an account may do with an asset of another's, by its highest right that is in force.</summary>
/// <param name="Level">With the asset's cap applied.</param>
/// <param name="Source">By which origin it is held.</param>
/// <param name="ExpiresAt">When it ends by itself; null: never.</param>
/// <param name="GivenAt">The event that gave it.</param>
/// <param name="Since">Block time since which that event has given this level; null: not known yet.</param>
public sealed record AccountRight(
    AccessLevel Level, AccessSource Source, DateTimeOffset? ExpiresAt, Account GrantedBy, Position GivenAt, DateTimeOffset? Since)
{
    internal AssetId Key { get; private init; } = null!;

    internal static AccountRight From(Projections.AccessCurrent.AccessHolder row) => new(
        row.Level, Enum.Parse<AccessSource>(row.Source, ignoreCase: true), row.ExpiresAt?.ToDateTimeOffset(), row.GrantedBy,
        new Position(row.Position), row.Since?.ToDateTimeOffset())
    {
        Key = row.Asset,
    };
}

[ObjectType<AccountRight>]
public static partial class AccountRightType
{
    /// <summary>Null in the moment before its own view is read.</summary>
    [Cost(1)]
    public static Task<Asset?> GetAssetAsync([Parent] AccountRight right, AssetById assets, CancellationToken cancellationToken) =>
        assets.LoadAsync(right.Key, cancellationToken);
}
