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
    }

    public sealed record Burnt(AssetId Asset, Account LastOwner) : AssetState;
}
