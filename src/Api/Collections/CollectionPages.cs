using NeuraNft.Projections.Collections;

namespace NeuraNft.Api.Collections;

internal static class CollectionPages
{
    public static async Task<Connection<Collection>> ListAsync(
        CollectionFilter filter, CollectionOrder? order, PagingArguments paging, CollectionListQueries collections,
        CancellationToken cancellationToken)
    {
        var after = CollectionPlaces.Parse(paging.After);
        var page = await collections.ListAsync(filter, order ?? CollectionOrder.Newest, after, paging.Size, cancellationToken);
        return new Connection<Collection>(
            [.. page.Items.Select(row => new Edge<Collection>(
                Collection.From(row), CollectionPlaces.Write(new CollectionPlace(row.Name, row.CreatedPosition))))],
            new PageInfo(page.HasMore, after is not null));
    }
}
