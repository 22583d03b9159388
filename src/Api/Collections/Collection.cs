using NeuraNft.Api.Assets;
using NeuraNft.Domain;
using NeuraNft.Domain.Collections;
using NeuraNft.Projections.AssetSearch;

namespace NeuraNft.Api.Collections;

/// <summary>What assets are minted into, as it is now.</summary>
/// <param name="Contract">Account of the NRC-101 contract.</param>
/// <param name="CollectionId">Its number there, the first part of its assets' token ids.</param>
/// <param name="KindHint">What it is meant to hold, in its owner's words.</param>
/// <param name="ContextWindow">In tokens.</param>
/// <param name="Minting">Who may mint into it.</param>
/// <param name="Royalty">What its assets begin with, by account.</param>
/// <param name="CreatedAt">Block time.</param>
/// <param name="Position">The newest event in this view.</param>
[Node]
public sealed record Collection(
    string Id, Account Contract, string CollectionId, string Name, string? KindHint, long? ContextWindow, string? BaseModel, string? Image,
    string? Description, Minting Minting, [property: ListSize(AssumedSize = 10)] IReadOnlyList<RoyaltyShare> Royalty, Account Creator,
    Account Owner, DateTimeOffset CreatedAt, Position Position)
{
    internal Domain.Collections.CollectionId Key => new(Contract.Value, CollectionId);

    internal IReadOnlyList<Account> Minters { get; private init; } = [];

    internal static Collection From(CollectionRow row) => new(
        CollectionKey.Write(row.Id), Account.Parse(row.Contract), row.CollectionId, row.Name, row.KindHint, row.ContextWindow,
        row.BaseModel, row.Image, row.Description, row.Minting, [.. row.Royalty.Shares.Select(s => new RoyaltyShare(s.Key, s.Value))],
        row.Creator, row.Owner, row.CreatedAt.ToDateTimeOffset(), new Position(row.Position))
    {
        Minters = row.Minters,
    };
}
