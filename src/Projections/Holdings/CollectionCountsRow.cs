using NeuraNft.Domain.Collections;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.Holdings;

/// <summary>How many assets were minted into a collection, and how many of them burnt.</summary>
public sealed record CollectionCountsRow(string Contract, string CollectionId, int Minted, int Burnt, long Position)
{
    internal static readonly Table<CollectionCountsRow> Table = new("collection_counts", "contract", "collection_id");

    public CollectionId Id => new(Contract, CollectionId);
}
