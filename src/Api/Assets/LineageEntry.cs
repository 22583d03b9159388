using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Provenance;

namespace NeuraNft.Api.Assets;

/// <summary>An ancestor or a descendant.</summary>
/// <param name="Generations">Between the two; 1: parent and replica.</param>
/// <param name="CreatedBy">Who made the replica, of the two the younger one.</param>
/// <param name="Position">Of its creation in the log.</param>
public sealed record LineageEntry(int Generations, Account CreatedBy, Position Position)
{
    internal AssetId Key { get; private init; } = null!;

    internal static LineageEntry Ancestor(LineageRow row) => Of(row, row.AncestorAsset);

    internal static LineageEntry Descendant(LineageRow row) => Of(row, row.Asset);

    private static LineageEntry Of(LineageRow row, AssetId asset) =>
        new(row.Generations, row.CreatedBy, new Position(row.Position)) { Key = asset };
}

[ObjectType<LineageEntry>]
public static partial class LineageEntryType
{
    /// <summary>Null where it is not known here.</summary>
    [Cost(1)]
    public static Task<Asset?> GetAssetAsync([Parent] LineageEntry entry, AssetById assets, CancellationToken cancellationToken) =>
        assets.LoadAsync(entry.Key, cancellationToken);
}
