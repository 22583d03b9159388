using NeuraNft.Api.Assets;
using NeuraNft.Api.Collections;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;

namespace NeuraNft.Api.Transactions;

/// <param name="Name">At most 128 bytes.</param>
/// <param name="KindHint">What it is meant to hold; at most 64 bytes.</param>
/// <param name="ContextWindow">In tokens.</param>
/// <param name="BaseModel">At most 256 bytes.</param>
/// <param name="Image">A link; at most 512 bytes.</param>
/// <param name="Description">At most 2,048 bytes.</param>
/// <param name="Royalty">What its assets begin with; each account once.</param>
/// <param name="PublicKey">The full-access key that will sign: "ed25519:" and base58.</param>
public sealed record PrepareCreateCollectionInput(
    string Name, string? KindHint, long? ContextWindow, string? BaseModel, string? Image, string? Description,
    IReadOnlyList<RoyaltyShareInput>? Royalty, string PublicKey, Minting Minting = Minting.Owner);

/// <summary>What is null stays as it is; an empty text and a context window of 0 clear the field.</summary>
/// <param name="Royalty">Of assets minted from now on.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareCollectionUpdateInput(
    [property: ID<Collection>] string CollectionId, string? Name, string? KindHint, long? ContextWindow, string? BaseModel, string? Image,
    string? Description, Minting? Minting, IReadOnlyList<RoyaltyShareInput>? Royalty, string PublicKey);

/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareCollectionTransferInput([property: ID<Collection>] string CollectionId, Account Receiver, string PublicKey);

/// <param name="Allowed">Whether the account may mint into the collection, where its minting is ALLOW_LIST.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareMinterInput([property: ID<Collection>] string CollectionId, Account Account, bool Allowed, string PublicKey);

/// <summary>What an asset says of itself, for everyone to read.</summary>
/// <param name="Image">A link; at most 512 bytes.</param>
/// <param name="BaseModel">What it was derived from; at most 256 bytes.</param>
/// <param name="Data">A link, or the CID of its card; at most 512 bytes.</param>
/// <param name="Rag">A link; at most 512 bytes.</param>
/// <param name="FineTuneData">A link; at most 512 bytes.</param>
/// <param name="Description">At most 2,048 bytes.</param>
/// <param name="Task">Such as "text-classification"; at most 64 bytes.</param>
/// <param name="License">Such as "MIT"; at most 64 bytes.</param>
/// <param name="Tags">At most 10, of 32 bytes each.</param>
public sealed record AssetMetadataInput(
    string? Image, string? BaseModel, string? Data, string? Rag, string? FineTuneData, string? Description, string? Task,
    string? License, IReadOnlyList<string>? Tags)
{
    internal AssetMetadata Metadata => new(
        Image, BaseModel, Data, Rag, FineTuneData, Description, Task, License, new Tags(Tags ?? []));
}

/// <param name="Name">At most 128 bytes.</param>
/// <param name="Owner">Null: the caller.</param>
/// <param name="DefaultLevel">What everybody may do with it.</param>
/// <param name="MaxLevel">What anybody but its owner may do at most; NONE: no cap.</param>
/// <param name="Royalty">Null: the collection's. Each account once.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareMintInput(
    [property: ID<Collection>] string CollectionId, AssetKind Kind, string Name, AssetMetadataInput? Metadata, Account? Owner,
    IReadOnlyList<RoyaltyShareInput>? Royalty, string PublicKey, AccessLevel DefaultLevel = AccessLevel.None,
    AccessLevel MaxLevel = AccessLevel.None);

/// <param name="Name">Null: as it is.</param>
/// <param name="Metadata">Takes the place of the whole; null: as it is.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareMetadataUpdateInput(
    [property: ID<Asset>] string AssetId, string? Name, AssetMetadataInput? Metadata, string PublicKey);

/// <param name="Level">What everybody may do; at most EDIT_DATA.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareDefaultLevelInput([property: ID<Asset>] string AssetId, AccessLevel Level, string PublicKey);

/// <param name="Level">What anybody but the owner may do at most. It is only ever lowered.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareMaxLevelInput([property: ID<Asset>] string AssetId, AccessLevel Level, string PublicKey);

/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareRevokeAllAccessInput([property: ID<Asset>] string AssetId, string PublicKey);

/// <param name="Account">Null: all approvals.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareRevokeApprovalInput([property: ID<Asset>] string AssetId, Account? Account, string PublicKey);

/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareBurnInput([property: ID<Asset>] string AssetId, string PublicKey);
