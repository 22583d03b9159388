using NeuraNft.Domain;
using NeuraNft.Domain.Inferences;

namespace NeuraNft.Api.Inferences;

/// <summary>Why terms are not set.</summary>
[UnionType]
public abstract record InferenceTermsError(string Code, string Message) : IError
{
    public sealed record TermsAssetNotFoundError() : InferenceTermsError("NOT_FOUND", "There is no such asset.");

    public sealed record TermsNotOwnerError() : InferenceTermsError("NOT_OWNER", "Only the owner sets the terms of a model.");

    public sealed record TermsNotAModelError() : InferenceTermsError("NOT_RUNNABLE", "Only models are run.");

    public sealed record PriceTooHighError(Yocto Most) : InferenceTermsError("INVALID_AMOUNT", "A price is at most 10^33 yoctoNEAR.");

    /// <summary>Below 0, or for a level that runs nothing.</summary>
    public sealed record QuotaInvalidError() : InferenceTermsError("INVALID_QUOTA", "This is no quota of a level that may run models.");

    /// <summary>The operator's bounds; null: none.</summary>
    public sealed record QuotaOutOfBoundsError(int? PerHour, int? PerDay)
        : InferenceTermsError("QUOTA_OUT_OF_BOUNDS", "The operator of this market allows no more than its bounds.");

    /// <summary>The idempotency key was used with another input.</summary>
    public sealed record TermsConflictError(Guid CommandId)
        : InferenceTermsError("IDEMPOTENCY_MISMATCH", "This idempotency key was used with another input.");

    internal static InferenceTermsError From(InferenceTermsRefusal refusal) => refusal switch
    {
        InferenceTermsRefusal.NoSuchAsset => new TermsAssetNotFoundError(),
        InferenceTermsRefusal.NotOwner => new TermsNotOwnerError(),
        InferenceTermsRefusal.NotAModel => new TermsNotAModelError(),
        InferenceTermsRefusal.PriceTooHigh r => new PriceTooHighError(r.Most),
        InferenceTermsRefusal.InvalidQuota => new QuotaInvalidError(),
        InferenceTermsRefusal.QuotaOutOfBounds r => new QuotaOutOfBoundsError(r.Bound.PerHour, r.Bound.PerDay),
        InferenceTermsRefusal.OtherInput r => new TermsConflictError(r.CommandId),
        _ => throw new System.Diagnostics.UnreachableException(refusal.GetType().Name),
    };
}
