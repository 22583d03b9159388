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
                new AssetAccess(e.Owner, e.DefaultLevel, e.MaxLevel, Epoch: 0, ImmutableDictionary<Account, AccessSlots>.Empty)),
            (Minted m, MetadataUpdated e) => m with { Name = e.Name, Metadata = e.Metadata },
            (Minted m, VersionPublished e) => m with { Version = e.Version },
            (Minted m, RoyaltySet e) => m with { Royalty = e.Royalty },
            (Minted m, ReplicaCreated e) => m with { Parent = e.Parent },
            (Minted m, AssetTransferred e) => m with
            {
                Access = m.Access with { Owner = e.NewOwner },
                Approvals = ImmutableDictionary<Account, long>.Empty,
            },
            (Minted m, AccountApproved e) => m with { Approvals = m.Approvals.SetItem(e.Account, e.ApprovalId) },
            (Minted m, ApprovalRevoked e) => m with { Approvals = e.Account is null ? m.Approvals.Clear() : m.Approvals.Remove(e.Account) },
            (Minted m, AssetBurnt e) => new Burnt(m.Asset, e.Owner) { Requests = m.Requests },
            (Burnt b, AccessAnswered e) => b with { Requests = b.Requests.Remove(e.Account) },
            (Minted m, _) => Rights(m, @event),
            _ => throw new UnreachableException($"{state.GetType().Name} x {@event.GetType().Name}"),
        };

    private static Minted Rights(Minted m, AssetEvent @event) => @event switch
    {
        AccessSet { Origin: GrantOrigin.Grant } e => m with { Access = Granted(m.Access, e) },
        AccessSet e => m with { Access = Granted(m.Access, e), Paid = m.Paid.With(e.Level, e.ExpiresAt, e.GrantedAt) },
        AccessRevoked e => m with { Access = Revoked(m.Access, e) },
        DefaultLevelSet e => m with { Access = m.Access with { Default = e.Level } },
        MaxLevelSet e => m with { Access = m.Access with { Max = e.Level } },
        // Nobody leases at a price that a new owner never set.
        AccessEpochBumped e => m with { Access = Lapsed(m.Access, e), LeaseTerms = m.LeaseTerms.Clear() },
        LeaseTermsSet { Terms: { } terms } e => m with { LeaseTerms = m.LeaseTerms.SetItem(e.Level, terms) },
        LeaseTermsSet e => m with { LeaseTerms = m.LeaseTerms.Remove(e.Level) },
        // What these come to is said by the events right behind them.
        LeaseStarted or AccessResold => m,
        AccessRequested e => m with { Requests = m.Requests.SetItem(e.Account, new AccessRequest(e.Level, e.Message, e.RequestedAt)) },
        AccessAnswered e => m with { Requests = m.Requests.Remove(e.Account) },
        _ => throw new UnreachableException($"{m.GetType().Name} x {@event.GetType().Name}"),
    };

    private static AssetAccess Granted(AssetAccess access, AccessSet e) => access with
    {
        Slots = access.Slots.SetItem(e.Account, access.SlotsOf(e.Account).With(
            AccessSlots.SourceOf(e.Origin), new AccessGrant(e.Level, e.ExpiresAt, e.GrantedBy, access.Epoch, Ended: null))),
    };

    private static AssetAccess Revoked(AssetAccess access, AccessRevoked e) =>
        access.Slots.TryGetValue(e.Account, out var slots)
            ? access with { Slots = access.Slots.SetItem(e.Account, slots.End(e.Origin, AccessDenial.Revoked)) }
            : access;

    // What was paid for stays. What the old owner held is kept among the ended, so that a refusal can tell him why.
    private static AssetAccess Lapsed(AssetAccess access, AccessEpochBumped e)
    {
        var rest = access.Slots.ToImmutableDictionary(s => s.Key, s => s.Value.End(GrantOrigin.Grant, AccessDenial.Lapsed));
        if (e.OldOwner == e.NewOwner)
            return access with { Epoch = e.Epoch, Slots = rest };
        var ownership = new AccessGrant(AccessLevel.AbsoluteOwnership, null, e.OldOwner, access.Epoch, AccessDenial.Lapsed);
        var old = rest.GetValueOrDefault(e.OldOwner, AccessSlots.None).With(AccessSource.Owner, ownership);
        return access with { Epoch = e.Epoch, Slots = rest.SetItem(e.OldOwner, old) };
    }
}
