using NeuraNft.Domain.Assets;

namespace NeuraNft.Domain.Inferences;

/// <summary>Why terms are refused.</summary>
public abstract record InferenceTermsRefusal
{
    private InferenceTermsRefusal() { }

    public sealed record NoSuchAsset(AssetId Asset) : InferenceTermsRefusal;

    public sealed record NotOwner(Account Actor) : InferenceTermsRefusal;

    public sealed record NotAModel(AssetId Asset, AssetKind Kind) : InferenceTermsRefusal;

    public sealed record PriceTooHigh(Yocto Price, Yocto Most) : InferenceTermsRefusal;

    /// <summary>Nobody runs a model with level 0; a quota counts from 0.</summary>
    public sealed record InvalidQuota(AccessLevel Level) : InferenceTermsRefusal;

    /// <summary>More than the operator allows.</summary>
    public sealed record QuotaOutOfBounds(InferenceQuota Bound) : InferenceTermsRefusal;

    /// <summary>This idempotency key came before with another input.</summary>
    public sealed record OtherInput(Guid CommandId) : InferenceTermsRefusal;
}
