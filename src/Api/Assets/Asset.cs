using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.AssetSearch;

namespace NeuraNft.Api.Assets;

/// <summary>A model, dataset, workflow or agent as an NFT, as it is now.</summary>
/// <param name="Contract">Account of the NRC-101 contract.</param>
/// <param name="TokenId">"collection:number" there.</param>
/// <param name="CollectionName">Name of its collection.</param>
/// <param name="Description">The creator's words.</param>
/// <param name="Version">The newest published version; null before the first.</param>
/// <param name="DefaultLevel">What everyone may do.</param>
/// <param name="MaxLevel">The cap on everyone but the owner; NONE is no cap.</param>
/// <param name="Royalty">Who gets how much of each lease and sale, by account.</param>
/// <param name="MintedAt">Block time.</param>
/// <param name="Burnt">Its owner ended it.</param>
/// <param name="Position">The newest event in this view.</param>
[Node]
public sealed record Asset(
    string Id, Account Contract, string TokenId, string CollectionId, string CollectionName, AssetKind Kind, string Name, Account Creator,
    Account Owner, string? Description, string? Task, string? License, IReadOnlyList<string> Tags, string? Image, string? BaseModel,
    AssetVersion? Version, AccessLevel DefaultLevel, AccessLevel MaxLevel,
    [property: ListSize(AssumedSize = 10)] IReadOnlyList<RoyaltyShare> Royalty,
    DateTimeOffset MintedAt, bool Burnt, Position Position)
{
    /// <summary>The lowest of an open listing of it alone; null: it is not for sale.</summary>
    public Yocto? Price { get; init; }

    /// <summary>When that listing ends; null: when it is ended.</summary>
    public DateTimeOffset? PriceUntil { get; init; }

    /// <summary>A link in its creator's words, or the CID of its card.</summary>
    public string? Data { get; init; }

    /// <summary>A link: what answers are looked up in.</summary>
    public string? Rag { get; init; }

    /// <summary>A link: what it was tuned with.</summary>
    public string? FineTuneData { get; init; }

    internal string? ParentTokenId { get; init; }

    internal AssetId Key => AssetKey.Parse(Id);

    internal static Asset From(AssetRow row) => new(
        row.Id.ToString(), Account.Parse(row.Contract), row.TokenId, row.CollectionId, row.CollectionName, row.Kind, row.Name, row.Creator,
        row.Owner, row.Description, row.Task, row.License, row.Tags.Values, row.Image, row.BaseModel,
        AssetVersion.From(row.Id, row.Version), row.DefaultLevel, row.MaxLevel,
        [.. row.Royalty.Shares.Select(s => new RoyaltyShare(s.Key, s.Value))],
        row.MintedAt.ToDateTimeOffset(), row.Burnt, new Position(row.Position))
    {
        Price = row.Price,
        PriceUntil = row.PriceUntil?.ToDateTimeOffset(),
        Data = row.Data,
        Rag = row.Rag,
        FineTuneData = row.FineTuneData,
        ParentTokenId = row.ParentTokenId,
    };
}
