using NeuraNft.Domain.Collections;

namespace NeuraNft.Domain.Assets;

/// <summary>What a wallet would ask of an asset; <see cref="Actor"/> is the chain's predecessor.</summary>
public abstract record AssetCommand
{
    private AssetCommand(Account actor) => Actor = actor;

    public Account Actor { get; init; }

    /// <summary>
    /// The caller loads the collection beside the asset: who may mint is the collection's rule, and without a royalty of its own
    /// the asset takes the collection's.
    /// </summary>
    public sealed record MintAsset(
        Account Actor, AssetId Asset, CollectionState Collection, AssetKind Kind, string Name, AssetMetadata Metadata, Account Owner,
        AccessLevel DefaultLevel, AccessLevel MaxLevel, Royalty? Royalty, VersionContent? Version) : AssetCommand(Actor);

    /// <summary>A null name or metadata stays as it is.</summary>
    public sealed record UpdateMetadata(Account Actor, string? Name, AssetMetadata? Metadata) : AssetCommand(Actor);

    public sealed record PublishVersion(Account Actor, VersionContent Version) : AssetCommand(Actor);

    public sealed record TransferAsset(Account Actor, Account Receiver, string? Memo) : AssetCommand(Actor);

    public sealed record SetAccess(Account Actor, Account Account, AccessLevel Level, BlockTime? ExpiresAt) : AssetCommand(Actor);

    public sealed record RevokeAccess(Account Actor, Account Account) : AssetCommand(Actor);

    public sealed record SetDefaultLevel(Account Actor, AccessLevel Level) : AssetCommand(Actor);

    public sealed record SetMaxLevel(Account Actor, AccessLevel Level) : AssetCommand(Actor);

    public sealed record BurnAsset(Account Actor) : AssetCommand(Actor);
}
