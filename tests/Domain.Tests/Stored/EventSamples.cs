using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Collections.CollectionEvent;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests.Stored;

/// <summary>One full sample of each event type; <see cref="ClosureTests"/> holds that none is missing.</summary>
internal static class EventSamples
{
    public static readonly IReadOnlyDictionary<Type, object> ByType = new object[]
    {
        Created(),
        new CollectionUpdated(Collection, Details with { Name = "Tongues", Description = null }, Alice),
        new CollectionTransferred(Collection, Alice, Bob),
        new MinterSet(Collection, Dave, true),
        Minted(AccessLevel.UseModel, AccessLevel.EditData),
        new MetadataUpdated(Asset, "lid", AssetMetadata.Empty with { Task = "text-classification" }, Bob),
        new VersionPublished(Asset, Sample.Version with { Number = 2 }, Alice),
        new AssetTransferred(Asset, Alice, Bob, Carol, "a gift"),
        Granted(Bob, AccessLevel.UseModel, At(60)),
        new AccessRevoked(Asset, Bob, Alice),
        new DefaultLevelSet(Asset, AccessLevel.UseModel, Alice),
        new MaxLevelSet(Asset, AccessLevel.EditData, Alice),
        new AccessEpochBumped(Asset, 1, Alice, Bob),
        new AssetBurnt(Asset, Bob),
        Requested(),
        new InferenceEvent.InferenceStarted(Job, "worker-1", 1),
        new InferenceEvent.InferenceCompleted(Job, "worker-1", 1, Result),
        new InferenceEvent.InferenceFailed(Job, "SHAPE_MISMATCH", "Input ids: expected int64[1,n], got float[1,n]."),
        new InferenceEvent.InferenceCancelled(Job, Bob),
        new AccountEvent.SessionOpened(
            "testnet", Bob, Job, "ed25519:2RM3EotCzEiVobm6aMjaup43k8cFffR4KHFtrqbZ79Qy",
            Start.ToDateTimeOffset(), At(3600).ToDateTimeOffset()),
    }.ToDictionary(e => e.GetType());
}
