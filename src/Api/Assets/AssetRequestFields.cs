using System.ComponentModel;
using NeuraNft.Projections.RightsBook;

namespace NeuraNft.Api.Assets;

/// <summary>Who asks for access to an asset.</summary>
[ObjectType<Asset>]
public static partial class AssetRequestFields
{
    /// <summary>The newest request of each account, newest first; those without an answer alone, unless told otherwise.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static async Task<Connection<AccessRequest>> GetAccessRequestsAsync(
        [Parent] Asset asset, PagingArguments paging, AccessRequestQueries requests, [DefaultValue(true)] bool openOnly,
        CancellationToken cancellationToken)
    {
        var page = await requests.ByAssetAsync(asset.Key, openOnly, PositionPages.Before(paging), paging.Size, cancellationToken);
        return PositionPages.Of(page, paging, AccessRequest.From, r => r.Position);
    }
}
