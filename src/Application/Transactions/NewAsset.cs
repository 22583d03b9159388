using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;

namespace NeuraNft.Application.Transactions;

/// <summary>An asset to mint, without content yet: its first version is published later.</summary>
/// <param name="Collection">That it is minted into.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Of 128 bytes at most.</param>
/// <param name="Metadata">What it says of itself.</param>
/// <param name="Owner">Null: whoever mints.</param>
/// <param name="DefaultLevel">What everybody may do.</param>
/// <param name="MaxLevel">What anybody but the owner may do at most; none: no cap.</param>
/// <param name="Royalty">Null: the collection's.</param>
public sealed record NewAsset(
    CollectionId Collection, AssetKind Kind, string Name, AssetMetadata Metadata, Account? Owner, AccessLevel DefaultLevel,
    AccessLevel MaxLevel, Royalty? Royalty);
