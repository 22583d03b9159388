using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Contracts;

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
        AccessLevel DefaultLevel, AccessLevel MaxLevel, Royalty? Royalty, VersionContent? Version) : AssetCommand(Actor)
    {
        /// <summary>What the new asset is a replica of; null: it is none.</summary>
        public AssetState? Parent { get; init; }
    }

    /// <summary>A null name or metadata stays as it is.</summary>
    public sealed record UpdateMetadata(Account Actor, string? Name, AssetMetadata? Metadata) : AssetCommand(Actor);

    public sealed record PublishVersion(Account Actor, VersionContent Version) : AssetCommand(Actor);

    /// <summary>By the owner, or by an account that it approved; a named approval must be the one that stands.</summary>
    public sealed record TransferAsset(Account Actor, Account Receiver, string? Memo, long? ApprovalId = null) : AssetCommand(Actor);

    /// <summary>The contract counts approvals; the caller gives the next number.</summary>
    public sealed record ApproveAccount(Account Actor, Account Account, long ApprovalId) : AssetCommand(Actor);

    /// <summary>Without an account: all approvals.</summary>
    public sealed record RevokeApproval(Account Actor, Account? Account) : AssetCommand(Actor);

    public sealed record SetAccess(Account Actor, Account Account, AccessLevel Level, BlockTime? ExpiresAt) : AssetCommand(Actor);

    /// <summary>All of them or none.</summary>
    public sealed record SetAccessMany(Account Actor, IReadOnlyList<AccessAsk> Asks) : AssetCommand(Actor);

    /// <summary>A grant by whoever administers; a paid right, while it holds, by its holder alone.</summary>
    public sealed record RevokeAccess(Account Actor, Account Account, GrantOrigin Origin = GrantOrigin.Grant) : AssetCommand(Actor);

    /// <summary>Without an origin the highest right held, without a level all of it.</summary>
    public sealed record ResellAccess(Account Actor, Account Receiver, AccessLevel? Level, GrantOrigin? Origin) : AssetCommand(Actor);

    /// <summary>The owner's alone. Without terms the level is not for lease any more.</summary>
    public sealed record SetLeaseTerms(Account Actor, AccessLevel Level, LeaseTerms? Terms) : AssetCommand(Actor);

    /// <summary>The caller loads the contract beside the asset: it names the platform's share.</summary>
    public sealed record LeaseAccess(
        Account Actor, AccessLevel Level, int Periods, Yocto ExpectedPrice, Platform Platform, BlockTime? LeastExpiresAt = null)
        : AssetCommand(Actor);

    public sealed record SetRoyalty(Account Actor, Royalty Royalty) : AssetCommand(Actor);

    public sealed record RequestAccess(Account Actor, AccessLevel Level, string? Message) : AssetCommand(Actor);

    /// <summary>Level and time name the request that is answered: one may be replaced while it is looked at.</summary>
    public sealed record AnswerRequest(
        Account Actor, Account Account, AccessLevel Level, BlockTime RequestedAt, bool Approve, BlockTime? ExpiresAt)
        : AssetCommand(Actor);

    /// <summary>Ends every grant, whoever holds it by now, and the lease terms.</summary>
    public sealed record BumpEpoch(Account Actor) : AssetCommand(Actor);

    public sealed record SetDefaultLevel(Account Actor, AccessLevel Level) : AssetCommand(Actor);

    public sealed record SetMaxLevel(Account Actor, AccessLevel Level) : AssetCommand(Actor);

    public sealed record BurnAsset(Account Actor) : AssetCommand(Actor);
}
