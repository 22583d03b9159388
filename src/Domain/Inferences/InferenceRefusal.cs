using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Models;

namespace NeuraNft.Domain.Inferences;

/// <summary>Why an inference command is refused.</summary>
public abstract record InferenceRefusal
{
    private InferenceRefusal() { }

    public sealed record NoSuchAsset(AssetId Asset) : InferenceRefusal;

    public sealed record NotAModel(AssetId Asset, AssetKind Kind) : InferenceRefusal;

    public sealed record AccessDenied(AccessLevel Required, AccessLevel Actual, AccessDenial Reason) : InferenceRefusal;

    public sealed record NoVersion(AssetId Asset) : InferenceRefusal;

    /// <summary>Another version is the newest than the requester expected.</summary>
    public sealed record VersionConflict(int Expected, int Actual) : InferenceRefusal;

    /// <summary>The model has not passed its owner's test.</summary>
    public sealed record NotOffered(ModelNotOffered Why) : InferenceRefusal;

    /// <summary>Sizes are UTF-8 bytes.</summary>
    public sealed record InputTooLarge(int Size, int Limit) : InferenceRefusal;

    /// <summary>A run costs more than the requester agreed to; of an encrypted input: another price than it names.</summary>
    public sealed record PriceChanged(Yocto Expected, Yocto Actual) : InferenceRefusal;

    public sealed record InsufficientBalance(Yocto Needed, Yocto Available) : InferenceRefusal;

    /// <summary>The account has asked for as many runs as its level allows in this hour or day.</summary>
    public sealed record QuotaExceeded(AccessLevel Level, QuotaPeriod Period, int Limit, BlockTime ResetsAt) : InferenceRefusal;

    /// <summary>An encrypted input is not of its form, is for no worker that is registered here, or its deadline has passed.</summary>
    public sealed record InvalidSealedInput(string Why) : InferenceRefusal;

    public sealed record NoSuchJob : InferenceRefusal;

    /// <summary>The job id belongs to another request.</summary>
    public sealed record AlreadyRequested(Guid Job) : InferenceRefusal;

    /// <summary>Somebody else's job.</summary>
    public sealed record NotRequester(Account Actor) : InferenceRefusal;

    /// <summary>The job is over, or has gone to a later attempt: what comes now no longer counts.</summary>
    public sealed record Stale(Guid Job) : InferenceRefusal;

    /// <summary>No worker has started the job.</summary>
    public sealed record NotStarted(Guid Job) : InferenceRefusal;
}
