using NeuraNft.Application.Models;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Models;

namespace NeuraNft.Api.Models;

/// <summary>Why a model is not registered.</summary>
[UnionType]
public abstract record RegisterModelError(string Code, string Message) : IError
{
    /// <summary>It takes level EDIT_DATA.</summary>
    public sealed record RegistrationDeniedError(AccessLevel Required, AccessLevel Actual, AccessDenial Denial)
        : RegisterModelError("ACCESS_DENIED", "Your right to this asset is not enough to register its model.");

    /// <summary>NOT_FOUND, NOT_A_MODEL, WRONG_VERSION; FILE_NOT_FOUND: its content is not stored here.</summary>
    public sealed record NotRegistrableError(string Code, string Message) : RegisterModelError(Code, Message);

    /// <summary>The file or its card: MODEL_INVALID, CARD_INVALID, RESOURCE_LIMIT.</summary>
    public sealed record ModelUnfitError(string Code, string Message) : RegisterModelError(Code, Message);

    /// <summary>TEST_INVALID, TOO_LARGE, INVALID_TEXT; QUOTA_EXCEEDED.</summary>
    public sealed record ModelTestInvalidError(string Code, string Message) : RegisterModelError(Code, Message);

    /// <summary>The idempotency key was used with another input.</summary>
    public sealed record RegistrationConflictError(Guid CommandId)
        : RegisterModelError("IDEMPOTENCY_MISMATCH", "This idempotency key was used with another input.");

    internal static RegisterModelError From(ModelRegistrationRefusal refusal) => refusal switch
    {
        ModelRegistrationRefusal.NotAllowed r => Of(r.Why),
        ModelRegistrationRefusal.NoFile => new NotRegistrableError("FILE_NOT_FOUND", "The version's file is not stored here."),
        ModelRegistrationRefusal.Unfit { Why: { Code: "TEST_INVALID" } why } => new ModelTestInvalidError(why.Code, why.Message),
        ModelRegistrationRefusal.Unfit r => new ModelUnfitError(r.Why.Code, r.Why.Message),
        ModelRegistrationRefusal.TestNotAsked { Why: InferenceRefusal.InputTooLarge r } =>
            new ModelTestInvalidError("TOO_LARGE", $"The test's input has {r.Size} bytes; the limit is {r.Limit}."),
        ModelRegistrationRefusal.TestNotAsked { Why: InferenceRefusal.QuotaExceeded r } => new ModelTestInvalidError(
            "QUOTA_EXCEEDED", $"Tests count as runs: you may have {r.Limit} of this model until {r.ResetsAt.ToDateTimeOffset():u}."),
        ModelRegistrationRefusal.TestNotAsked => new ModelTestInvalidError("TEST_INVALID", "The test cannot be asked of this model."),
        ModelRegistrationRefusal.OtherInput r => new RegistrationConflictError(r.CommandId),
        _ => throw new System.Diagnostics.UnreachableException(refusal.GetType().Name),
    };

    private static RegisterModelError Of(RegistrationRefusal refusal) => refusal switch
    {
        RegistrationRefusal.NoSuchAsset => new NotRegistrableError("NOT_FOUND", "There is no such asset."),
        RegistrationRefusal.AccessDenied r => new RegistrationDeniedError(r.Required, r.Actual, r.Reason),
        RegistrationRefusal.NotAModel r => new NotRegistrableError("NOT_A_MODEL", $"A {r.Kind} has no model."),
        RegistrationRefusal.NotNewest { Newest: { } newest } =>
            new NotRegistrableError("WRONG_VERSION", $"The newest version is {newest}, and only that is registered."),
        RegistrationRefusal.NotNewest => new NotRegistrableError("WRONG_VERSION", "No version of this model is published."),
        _ => throw new System.Diagnostics.UnreachableException(refusal.GetType().Name),
    };
}
