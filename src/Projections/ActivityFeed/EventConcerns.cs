using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Inferences;
using NeuraNft.Projections.AssetSearch;
using NeuraNft.Projections.InferenceJobs;
using NeuraNft.Projections.Rows;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Collections.CollectionEvent;

namespace NeuraNft.Projections.ActivityFeed;

/// <summary>Whom and what an event concerns, beyond the stream that it stands in.</summary>
internal static class EventConcerns
{
    public static AssetId? AssetOf(object data, IReadOnlyDictionary<Guid, JobOrigin> jobs) => data switch
    {
        AssetEvent e => AssetEvents.IdOf(e),
        InferenceEvent e => jobs.GetValueOrDefault(InferenceJobRows.IdOf(e))?.Asset,
        _ => null,
    };

    public static CollectionId? CollectionOf(object data) => data switch
    {
        CollectionEvent e => CollectionRows.IdOf(e),
        AssetMinted e => e.Collection,
        _ => null,
    };

    /// <summary>Beside the actor; in no order.</summary>
    public static IEnumerable<Account> AccountsOf(object data, IReadOnlyDictionary<Guid, JobOrigin> jobs) => data switch
    {
        CollectionCreated e => [e.Creator, e.Owner],
        CollectionUpdated e => [e.By],
        CollectionTransferred e => [e.OldOwner, e.NewOwner],
        MinterSet e => [e.Account],
        AssetMinted e => [e.Creator, e.Owner],
        MetadataUpdated e => [e.By],
        VersionPublished e => [e.By],
        AssetTransferred e => [e.OldOwner, e.NewOwner],
        AccessSet e => [e.Account, e.GrantedBy],
        AccessRevoked e => [e.Account, e.RevokedBy],
        DefaultLevelSet e => [e.By],
        MaxLevelSet e => [e.By],
        AccessEpochBumped e => [e.OldOwner, e.NewOwner],
        AssetBurnt e => [e.Owner],
        InferenceEvent e => jobs.GetValueOrDefault(InferenceJobRows.IdOf(e)) is { } job ? [job.Requester] : [],
        AccountEvent.SessionOpened e => [e.Account],
        _ => [],
    };
}
