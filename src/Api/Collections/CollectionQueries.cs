using NeuraNft.Domain;
using NeuraNft.Domain.Collections;
using NeuraNft.Projections.Collections;

namespace NeuraNft.Api.Collections;

/// <summary>Finding collections.</summary>
[QueryType]
public static partial class CollectionQueries
{
    /// <summary>One collection by its contract and its number there; null where there is none.</summary>
    public static async Task<Collection?> GetCollectionAsync(
        Account contract, string collectionId, CollectionById collections, CancellationToken cancellationToken) =>
        StorableText.Is(collectionId)
            ? await collections.LoadAsync(new CollectionId(contract.Value, collectionId), cancellationToken)
            : null;

    /// <summary>The newest first, unless ordered otherwise.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static async Task<Connection<Collection>> GetCollectionsAsync(
        CollectionFilterInput? where, CollectionOrderInput? orderBy, PagingArguments paging, CollectionListQueries collections,
        CancellationToken cancellationToken)
    {
        var filter = (where ?? new CollectionFilterInput(null, null, null)).ToFilter();
        return await CollectionPages.ListAsync(filter, orderBy?.ToOrder(), paging, collections, cancellationToken);
    }
}
