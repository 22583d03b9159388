using System.ComponentModel;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Provenance;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Api.Assets;

/// <summary>What an asset derives from, and what derives from it.</summary>
[ObjectType<Asset>]
public static partial class AssetLineageFields
{
    /// <summary>What was derived from it directly, newest first.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    [Cost(2)]
    public static async Task<Connection<Asset>> GetReplicasAsync(
        [Parent] Asset asset, PagingArguments paging, ReplicaPagesOfAsset pages, AssetById assets, CancellationToken cancellationToken)
    {
        var page = (await pages.LoadAsync(
            new PageKey<AssetId>(asset.Key, PositionPages.Before(paging), paging.Size), cancellationToken))!;
        // One whose own view is not read yet shows with the next look.
        var known = (await assets.LoadAsync([.. page.Items.Select(r => r.Asset)], cancellationToken))
            .OfType<Asset>().ToDictionary(a => a.Key);
        var rows = new Page<LineageRow>([.. page.Items.Where(r => known.ContainsKey(r.Asset))], page.HasMore);
        return PositionPages.Of(rows, paging, row => known[row.Asset], row => row.Position);
    }

    /// <summary>The parent first; of a longer line the nearest 16.</summary>
    [Cost(1)]
    [ListSize(AssumedSize = LineageRow.MostGenerations)]
    public static async Task<IReadOnlyList<LineageEntry>> GetAncestorsAsync(
        [Parent] Asset asset, AncestorsOfAsset ancestors, CancellationToken cancellationToken) =>
        await ancestors.LoadAsync(asset.Key, cancellationToken) ?? [];

    /// <summary>Within so many generations, 16 at most; the nearest first, and of a generation the oldest.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static async Task<Connection<LineageEntry>> GetDescendantsAsync(
        [Parent] Asset asset, PagingArguments paging, LineageQueries lineage,
        [DefaultValue(LineageRow.MostGenerations)] int generations, CancellationToken cancellationToken)
    {
        var within = Math.Clamp(generations, 0, LineageRow.MostGenerations);
        var page = await lineage.DescendantsAsync(
            asset.Key, within, LineagePlaces.Parse(paging.After), paging.Size, cancellationToken);
        return new Connection<LineageEntry>(
            [.. page.Items.Select(row => new Edge<LineageEntry>(LineageEntry.Descendant(row), LineagePlaces.Write(row)))],
            new PageInfo(page.HasMore, paging.After is not null));
    }
}
