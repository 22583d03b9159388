using System.Collections.Frozen;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Inferences;

namespace NeuraNft.Domain;

/// <summary>The name under which each event type is stored. Stored format; change only by adding.</summary>
public static class StoredNames
{
    public static FrozenDictionary<Type, string> ByType { get; } = new Dictionary<Type, string>
    {
        [typeof(CollectionEvent.CollectionCreated)] = "collection_created",
        [typeof(CollectionEvent.CollectionUpdated)] = "collection_updated",
        [typeof(CollectionEvent.CollectionTransferred)] = "collection_transferred",
        [typeof(CollectionEvent.MinterSet)] = "minter_set",
        [typeof(AssetEvent.AssetMinted)] = "asset_minted",
        [typeof(AssetEvent.MetadataUpdated)] = "metadata_updated",
        [typeof(AssetEvent.VersionPublished)] = "version_published",
        [typeof(AssetEvent.AssetTransferred)] = "asset_transferred",
        [typeof(AssetEvent.AccessSet)] = "access_set",
        [typeof(AssetEvent.AccessRevoked)] = "access_revoked",
        [typeof(AssetEvent.DefaultLevelSet)] = "default_level_set",
        [typeof(AssetEvent.MaxLevelSet)] = "max_level_set",
        [typeof(AssetEvent.AccessEpochBumped)] = "access_epoch_bumped",
        [typeof(AssetEvent.AssetBurnt)] = "asset_burnt",
        [typeof(InferenceEvent.InferenceRequested)] = "inference_requested",
        [typeof(InferenceEvent.InferenceStarted)] = "inference_started",
        [typeof(InferenceEvent.InferenceCompleted)] = "inference_completed",
        [typeof(InferenceEvent.InferenceFailed)] = "inference_failed",
        [typeof(InferenceEvent.InferenceCancelled)] = "inference_cancelled",
        [typeof(AccountEvent.SessionOpened)] = "session_opened",
    }.ToFrozenDictionary();

    public static FrozenDictionary<string, Type> ByName { get; } = ByType.ToFrozenDictionary(e => e.Value, e => e.Key);

    public static string Of(Type eventType) => ByType[eventType];
}
