using System.Diagnostics;
using Neura.EventStore;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;
using static NeuraNft.Domain.Assets.AssetEvent;

namespace NeuraNft.Projections.AccessCurrent;

/// <summary>How each event changes the rights in an asset.</summary>
internal static class AccessRows
{
    /// <summary>What tells of money, words and approvals; the rights that come of it are said by events of their own.</summary>
    public static readonly IReadOnlyCollection<Type> Unused =
    [
        typeof(MetadataUpdated), typeof(VersionPublished), typeof(LeaseTermsSet), typeof(LeaseStarted), typeof(AccessResold),
        typeof(ReplicaCreated), typeof(RoyaltySet), typeof(AccessRequested), typeof(AccessAnswered), typeof(AccountApproved),
        typeof(ApprovalRevoked),
    ];

    /// <summary>The account whose own rows the event changes; null: none.</summary>
    public static Account? AccountOf(AssetEvent @event) => @event switch
    {
        AccessSet e => e.Account,
        AccessRevoked e => e.Account,
        AssetTransferred e => e.OldOwner,
        _ => null,
    };

    /// <summary>An asset whose mint is not in the log (ingestion began later) has no row, and gets none.</summary>
    public static AccessAssetRow? Apply(AccessAssetRow? row, AssetEvent @event, IEvent at)
    {
        if (row?.Position >= at.Sequence)
            return row;
        var next = (row, @event) switch
        {
            (null, AssetMinted e) => Minted(e, at),
            (null, _) => null,
            ({ } r, AssetTransferred e) => r with { Owner = e.NewOwner, OwnerPosition = at.Sequence, OwnerEvent = at.Id },
            ({ } r, AccessSet or AccessRevoked) => r,
            ({ } r, DefaultLevelSet e) => r with { DefaultLevel = e.Level, DefaultPosition = at.Sequence, DefaultEvent = at.Id },
            ({ } r, MaxLevelSet e) => r with { MaxLevel = e.Level, MaxPosition = at.Sequence, MaxEvent = at.Id },
            ({ } r, AccessEpochBumped e) => r with { Epoch = e.Epoch },
            ({ } r, AssetBurnt) => r with { Burnt = true, BurntPosition = at.Sequence, BurntEvent = at.Id },
            _ => throw new UnreachableException(@event.GetType().Name),
        };
        return next is null ? null : next with { ChangedAt = ChainOrigin.TimeOf(at), Position = at.Sequence };
    }

    /// <summary>The sources of <see cref="AccountOf"/>'s rows that the event changes.</summary>
    public static IReadOnlyList<string> SourcesOf(AssetEvent @event) => @event switch
    {
        AccessSet e => [AccessGrantRow.SourceOf(e.Origin)],
        AccessRevoked { Origin: { } origin } => [AccessGrantRow.SourceOf(origin)],
        AccessRevoked => AccessGrantRow.Origins,
        AssetTransferred => [AccessGrantRow.Owner],
        _ => [],
    };

    /// <summary>One row of <see cref="AccountOf"/>'s account, by the asset's row after the same event.</summary>
    public static AccessGrantRow? Apply(AccessGrantRow? row, AssetEvent @event, AccessAssetRow asset, IEvent at) =>
        (row, @event) switch
        {
            (_, _) when row?.Position >= at.Sequence || row?.EndedPosition >= at.Sequence => row,
            (_, AccessSet e) => new AccessGrantRow(
                e.Asset.Contract, e.Asset.TokenId, e.Account, e.Level, AccessGrantRow.SourceOf(e.Origin), e.ExpiresAt, e.GrantedBy,
                e.GrantedAt, asset.Epoch, null, at.Sequence, at.Id, null, null),
            // What the former owner held is kept among the ended, so that a refusal can tell why.
            (_, AssetTransferred e) => new AccessGrantRow(
                e.Asset.Contract, e.Asset.TokenId, e.OldOwner, AccessLevel.AbsoluteOwnership, AccessGrantRow.Owner, null, e.OldOwner,
                ChainOrigin.TimeOf(at), asset.Epoch, "lapsed", at.Sequence, at.Id, at.Sequence, at.Id),
            ({ Ended: null } r, AccessRevoked) when r.Source != AccessGrantRow.Grant || r.Epoch == asset.Epoch =>
                r with { Ended = "revoked", EndedPosition = at.Sequence, EndedEvent = at.Id },
            (_, AccessRevoked) => row,
            _ => throw new UnreachableException(@event.GetType().Name),
        };

    private static AccessAssetRow Minted(AssetMinted e, IEvent at) => new(
        e.Asset.Contract, e.Asset.TokenId, e.Owner, at.Sequence, at.Id, e.DefaultLevel, at.Sequence, at.Id, e.MaxLevel, at.Sequence, at.Id,
        Epoch: 0, Burnt: false, null, null, ChainOrigin.TimeOf(at), at.Sequence);
}
