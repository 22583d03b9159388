using NeuraNft.Api.Assets;

namespace NeuraNft.Api.Inferences;

/// <summary>What is asked about a job beside its own row.</summary>
[ObjectType<InferenceJob>]
public static partial class InferenceJobType
{
    /// <summary>The model's asset.</summary>
    public static Task<Asset?> GetAssetAsync([Parent] InferenceJob job, AssetById assets, CancellationToken cancellationToken) =>
        assets.LoadAsync(Assets.AssetKey.Parse(job.AssetKey), cancellationToken);
}
