using System.Security.Claims;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Api.Collections;

/// <summary>What is asked about a collection beside its own row.</summary>
[ObjectType<Collection>]
public static partial class CollectionType
{
    [NodeResolver]
    public static async Task<Collection?> GetByIdAsync(string id, CollectionById collections, CancellationToken cancellationToken) =>
        CollectionKey.Parse(id) is { } key ? await collections.LoadAsync(key, cancellationToken) : null;

    /// <summary>Its assets that are there now, newest first.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    [Cost(2)]
    public static async Task<Connection<Asset>> GetAssetsAsync(
        [Parent] Collection collection, PagingArguments paging, AssetPagesOfCollection pages, CancellationToken cancellationToken)
    {
        var key = new PageKey<CollectionId>(collection.Key, PositionPages.Before(paging), paging.Size);
        var page = await pages.LoadAsync(key, cancellationToken);
        return PositionPages.Of(page!, paging, Asset.From, row => row.MintedPosition);
    }

    [Cost(1)]
    public static async Task<CollectionCounts> GetCountsAsync(
        [Parent] Collection collection, CountsByCollection counts, CancellationToken cancellationToken) =>
        await counts.LoadAsync(collection.Key, cancellationToken) ?? CollectionCounts.None;

    /// <summary>Whether the caller may mint into it, by its policy and list; null for an anonymous caller.</summary>
    public static bool? GetViewerMayMint([Parent] Collection collection, ClaimsPrincipal user) =>
        user.Account() is { } account ? collection.Minting.Admits(account, collection.Owner, collection.Minters) : null;

    /// <summary>Who else may mint into it where its policy is ALLOW_LIST, by account.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    [Cost(1)]
    public static Connection<Minter> GetMinters([Parent] Collection collection, PagingArguments paging)
    {
        var rest = collection.Minters.SkipWhile(m => paging.After is { } after && string.CompareOrdinal(m.Value, after) <= 0).ToList();
        return new Connection<Minter>(
            [.. rest.Take(paging.Size).Select(m => new Edge<Minter>(new Minter(m), m.Value))],
            new PageInfo(rest.Count > paging.Size, paging.After is not null));
    }
}
