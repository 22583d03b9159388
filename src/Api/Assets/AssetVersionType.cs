using NeuraNft.Domain;

namespace NeuraNft.Api.Assets;

/// <summary>What is asked about a version beside what its asset's row says.</summary>
[ObjectType<AssetVersion>]
public static partial class AssetVersionType
{
    [NodeResolver]
    public static async Task<AssetVersion?> GetByIdAsync(string id, VersionByKey versions, CancellationToken cancellationToken) =>
        VersionKey.Parse(id) is { } key && await versions.LoadAsync(key, cancellationToken) is { } row ? AssetVersion.From(row) : null;

    /// <summary>Of its publication in the log; null in the moment before that is read.</summary>
    [Cost(1)]
    public static async Task<Position?> GetPositionAsync(
        [Parent] AssetVersion version, VersionByKey versions, CancellationToken cancellationToken) =>
        (version.Row ?? await versions.LoadAsync(version.Key, cancellationToken)) is { } row ? new Position(row.Position) : null;

    /// <summary>Who published it; null in the moment before that is read.</summary>
    [Cost(1)]
    public static async Task<Account?> GetPublishedByAsync(
        [Parent] AssetVersion version, VersionByKey versions, CancellationToken cancellationToken) =>
        (version.Row ?? await versions.LoadAsync(version.Key, cancellationToken))?.PublishedBy;

    /// <summary>Whose version it is.</summary>
    [Cost(1)]
    public static Task<Asset?> GetAssetAsync([Parent] AssetVersion version, AssetById assets, CancellationToken cancellationToken) =>
        assets.LoadAsync(version.Key.Asset, cancellationToken);
}
