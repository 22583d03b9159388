using System.Diagnostics;
using NeuraNft.Domain.Assets;
using static NeuraNft.Domain.Assets.AssetEvent;

namespace NeuraNft.Projections.Rows;

/// <summary>Which asset an event is about.</summary>
internal static class AssetEvents
{
    public static AssetId IdOf(AssetEvent @event) => @event switch
    {
        AssetMinted e => e.Asset,
        MetadataUpdated e => e.Asset,
        VersionPublished e => e.Asset,
        AssetTransferred e => e.Asset,
        AccessSet e => e.Asset,
        AccessRevoked e => e.Asset,
        DefaultLevelSet e => e.Asset,
        MaxLevelSet e => e.Asset,
        AccessEpochBumped e => e.Asset,
        AssetBurnt e => e.Asset,
        LeaseTermsSet e => e.Asset,
        LeaseStarted e => e.Asset,
        AccessResold e => e.Asset,
        ReplicaCreated e => e.Asset,
        RoyaltySet e => e.Asset,
        AccessRequested e => e.Asset,
        AccessAnswered e => e.Asset,
        AccountApproved e => e.Asset,
        ApprovalRevoked e => e.Asset,
        _ => throw new UnreachableException(@event.GetType().Name),
    };
}
