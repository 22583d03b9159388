using NeuraNft.Domain.Assets;

namespace NeuraNft.Domain.Inferences;

/// <summary>On which terms an owner lets a model be run. Stored format; change only by adding.</summary>
public abstract record InferenceTermsEvent
{
    private InferenceTermsEvent() { }

    public abstract AssetId Asset { get; init; }

    public abstract Account By { get; init; }

    /// <summary>Of each run from now on; 0: it is free.</summary>
    public sealed record InferencePriceSet(AssetId Asset, Yocto Price, Account By) : InferenceTermsEvent;

    /// <summary>Of accounts with this level; null: there is none.</summary>
    public sealed record InferenceQuotaSet(AssetId Asset, AccessLevel Level, InferenceQuota? Quota, Account By) : InferenceTermsEvent;
}
