using System.Collections.Immutable;
using NeuraNft.Domain.Collections;

namespace NeuraNft.Domain.Assets;

/// <summary>What an asset's stream says so far.</summary>
public abstract record AssetState
{
    private AssetState() { }

    public static AssetState Initial { get; } = new Unminted();

    /// <summary>Effective level and reason of any account at any time; no asset gives no right.</summary>
    public AccessDecision Explain(Account account, BlockTime at) => this switch
    {
        Minted minted => minted.Access.Explain(account, at),
        Burnt => new AccessDecision(AccessLevel.None, AccessSource.None, null, Capped: false, AccessDenial.Burnt),
        _ => new AccessDecision(AccessLevel.None, AccessSource.None, null, Capped: false, AccessDenial.NotGranted),
    };

    public AccessLevel LevelOf(Account account, BlockTime at) => Explain(account, at).Level;

    public sealed record Unminted : AssetState;

    public sealed record Minted(
        AssetId Asset, CollectionId Collection, AssetKind Kind, string Name, Account Creator, AssetMetadata Metadata, Royalty Royalty,
        AssetVersion? Version, AssetAccess Access) : AssetState
    {
        public Account Owner => Access.Owner;

        /// <summary>What neither a cap nor a burn may cut.</summary>
        public PaidRights Paid { get; init; } = PaidRights.None;

        /// <summary>What it derives from; null: it is no replica.</summary>
        public AssetId? Parent { get; init; }

        /// <summary>What is for lease; a level that is not named is not.</summary>
        public ImmutableSortedDictionary<AccessLevel, LeaseTerms> LeaseTerms { get; init; } =
            ImmutableSortedDictionary<AccessLevel, LeaseTerms>.Empty;

        /// <summary>NEP-178 approval id by account; a transfer ends them all.</summary>
        public ImmutableDictionary<Account, long> Approvals { get; init; } = ImmutableDictionary<Account, long>.Empty;

        public ImmutableDictionary<Account, AccessRequest> Requests { get; init; } = ImmutableDictionary<Account, AccessRequest>.Empty;
    }

    public sealed record Burnt(AssetId Asset, Account LastOwner) : AssetState
    {
        /// <summary>Those without an answer can still be withdrawn.</summary>
        public ImmutableDictionary<Account, AccessRequest> Requests { get; init; } = ImmutableDictionary<Account, AccessRequest>.Empty;
    }
}
