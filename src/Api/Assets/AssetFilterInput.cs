using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Projections.AssetSearch;

namespace NeuraNft.Api.Assets;

/// <summary>What a search narrows down to; all that is given must hold.</summary>
/// <param name="Tags">All of them.</param>
/// <param name="CollectionId">A number; needs the contract.</param>
public sealed record AssetFilterInput(
    AssetKind? Kind, string? Task, string? License, IReadOnlyList<string>? Tags, Account? Contract, string? CollectionId, Account? Owner)
{
    internal static AssetFilterInput None { get; } = new(null, null, null, null, null, null, null);

    internal AssetFilter ToFilter() => new()
    {
        Kind = Kind,
        Task = Task,
        License = License,
        Tags = Tags,
        Owner = Owner,
        Contract = Contract?.Value,
        Collection = Contract is not null && CollectionId is not null ? new CollectionId(Contract.Value, CollectionId) : null,
    };
}
