using NeuraNft.Domain.Assets;

namespace NeuraNft.Domain.Inferences;

/// <summary>What an owner asks of his model's terms. The caller loads the asset.</summary>
public abstract record InferenceTermsCommand
{
    private InferenceTermsCommand() { }

    public abstract AssetId AssetId { get; init; }

    public abstract AssetState Asset { get; init; }

    public abstract Account Actor { get; init; }

    public sealed record SetInferencePrice(AssetId AssetId, AssetState Asset, Account Actor, Yocto Price) : InferenceTermsCommand;

    /// <param name="Quota">Null: none.</param>
    /// <param name="Bound">What the operator allows at most.</param>
    public sealed record SetInferenceQuota(
        AssetId AssetId, AssetState Asset, Account Actor, AccessLevel Level, InferenceQuota? Quota, InferenceQuota Bound)
        : InferenceTermsCommand;
}
