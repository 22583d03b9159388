using NeuraNft.Domain;
using NeuraNft.Domain.Collections;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>A collection as it is now.</summary>
public sealed record CollectionRow(
    string Contract, string CollectionId, string Name, string? KindHint, long? ContextWindow, string? BaseModel, string? Image,
    string? Description, Minting Minting, Royalty Royalty, Account Creator, Account Owner, IReadOnlyList<Account> Minters,
    BlockTime CreatedAt, long CreatedPosition, long Position, long StreamVersion)
{
    internal static readonly Table<CollectionRow> Table = new("collection_summary", "contract", "collection_id");

    public CollectionId Id => new(Contract, CollectionId);
}
