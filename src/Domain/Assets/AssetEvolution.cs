using System.Collections.Immutable;
using System.Diagnostics;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Assets.AssetState;

namespace NeuraNft.Domain.Assets;

/// <summary>How each event changes what is known of an asset. The chain has decided already, so nothing is judged here.</summary>
internal static class AssetEvolution
{
    public static AssetState Evolve(AssetState state, AssetEvent @event) =>
        (state, @event) switch
        {
            (Unminted, AssetMinted e) => new Minted(
                e.Asset, e.Collection, e.Kind, e.Name, e.Creator, e.Metadata, e.Royalty, e.Version,
                new AssetAccess(e.Owner, e.DefaultLevel, e.MaxLevel, Epoch: 0, ImmutableDictionary<Account, AccessGrant>.Empty)),
            (Minted m, MetadataUpdated e) => m with { Name = e.Name, Metadata = e.Metadata },
            (Minted m, VersionPublished e) => m with { Version = e.Version },
            (Minted m, AssetTransferred e) => m with { Access = m.Access with { Owner = e.NewOwner } },
            (Minted m, AccessSet e) => m with { Access = Granted(m.Access, e) },
            (Minted m, AccessRevoked e) => m with { Access = Revoked(m.Access, e) },
            (Minted m, DefaultLevelSet e) => m with { Access = m.Access with { Default = e.Level } },
            (Minted m, MaxLevelSet e) => m with { Access = m.Access with { Max = e.Level } },
            (Minted m, AccessEpochBumped e) => m with { Access = Lapsed(m.Access, e) },
            (Minted m, AssetBurnt e) => new Burnt(m.Asset, e.Owner),
            _ => throw new UnreachableException($"{state.GetType().Name} x {@event.GetType().Name}"),
        };

    private static AssetAccess Granted(AssetAccess access, AccessSet e) =>
        access with { Grants = access.Grants.SetItem(e.Account, new AccessGrant(e.Level, e.ExpiresAt, e.GrantedBy, access.Epoch, null)) };

    private static AssetAccess Revoked(AssetAccess access, AccessRevoked e) =>
        access.Grants.TryGetValue(e.Account, out var grant)
            ? access with { Grants = access.Grants.SetItem(e.Account, grant.End(AccessDenial.Revoked)) }
            : access;

    // What the old owner held is kept among the ended, so that a refusal can tell him why.
    private static AssetAccess Lapsed(AssetAccess access, AccessEpochBumped e)
    {
        var ownership = new AccessGrant(AccessLevel.AbsoluteOwnership, null, e.OldOwner, access.Epoch, AccessDenial.Lapsed);
        var ended = access.Grants.ToImmutableDictionary(g => g.Key, g => g.Value.End(AccessDenial.Lapsed));
        return access with { Epoch = e.Epoch, Grants = ended.SetItem(e.OldOwner, ownership).Remove(e.NewOwner) };
    }
}
