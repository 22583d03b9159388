using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Models;

namespace NeuraNft.Api.Inferences;

/// <summary>Why an inference is refused.</summary>
[UnionType]
public abstract record RequestInferenceError(string Code, string Message) : IError
{
    /// <summary>The caller's level is too low, with the reason.</summary>
    public sealed record AccessDeniedError(AccessLevel Required, AccessLevel Actual, AccessDenial Denial)
        : RequestInferenceError("ACCESS_DENIED", "Your right to this model is not enough to use it.");

    public sealed record AssetNotFoundError() : RequestInferenceError("NOT_FOUND", "There is no such asset.");

    /// <summary>A dataset, or a model without a published version.</summary>
    public sealed record NotRunnableError(string Message) : RequestInferenceError("NOT_RUNNABLE", Message);

    /// <summary>The model has another version now than the one that was shown.</summary>
    public sealed record VersionConflictError(int ExpectedVersion, int ActualVersion)
        : RequestInferenceError("VERSION_CONFLICT", "The model has a newer version than the one that was shown.");

    /// <summary>
    /// The model has not passed its owner's test: MODEL_TEST_PENDING, MODEL_TEST_FAILED; or has none: MODEL_UNTESTED. Never its owner's.
    /// </summary>
    public sealed record ModelNotOfferedError(string Code, string Message) : RequestInferenceError(Code, Message)
    {
        internal static ModelNotOfferedError From(ModelNotOffered why) => why.Offer switch
        {
            ModelOffer.Failed => new("MODEL_TEST_FAILED", $"The model failed its owner's test: {why.Message}"),
            ModelOffer.Untested => new(
                "MODEL_UNTESTED", "The model has passed no test of its owner's: only he may run it until it has (registerModel)."),
            _ => new("MODEL_TEST_PENDING", "The model is being tested: ask again in a moment."),
        };
    }

    /// <summary>Sizes are bytes of UTF-8.</summary>
    public sealed record InputTooLargeError(int Size, int Limit) : RequestInferenceError("TOO_LARGE", "The input is too large.");

    /// <summary>A text holds a NUL or half a surrogate pair.</summary>
    public sealed record InvalidTextError() : RequestInferenceError("INVALID_TEXT", "The input holds a character that cannot be stored.");

    /// <summary>The idempotency key was used for another request.</summary>
    public sealed record IdempotencyConflictError(Guid CommandId)
        : RequestInferenceError("IDEMPOTENCY_MISMATCH", "This idempotency key was used with another input.");

    /// <summary>A run costs more than expectedPrice; of a sealed input: not exactly that.</summary>
    public sealed record PriceChangedError(Yocto ExpectedPrice, Yocto ActualPrice)
        : RequestInferenceError("PRICE_CHANGED", "A run of this model costs something else than was shown.");

    /// <summary>Pay in, or wait for what is held.</summary>
    public sealed record InsufficientBalanceError(Yocto Needed, Yocto Available)
        : RequestInferenceError("INSUFFICIENT_BALANCE", "Your balance does not pay for this run.");

    /// <summary>Of this model, by the account's level, in this hour or day of UTC.</summary>
    public sealed record QuotaExceededError(AccessLevel Level, QuotaPeriod Period, int Limit, DateTimeOffset ResetsAt)
        : RequestInferenceError("QUOTA_EXCEEDED", "You have asked for as many runs of this model as your right allows for now.");

    /// <summary>The message says what is wrong with it.</summary>
    public sealed record SealedInputInvalidError(string Message) : RequestInferenceError("SEALED_INPUT_INVALID", Message);

    internal static RequestInferenceError From(InferenceRefusal refusal) => refusal switch
    {
        InferenceRefusal.AccessDenied r => new AccessDeniedError(r.Required, r.Actual, r.Reason),
        InferenceRefusal.NoSuchAsset => new AssetNotFoundError(),
        InferenceRefusal.NotAModel r => new NotRunnableError($"A {r.Kind} cannot be run: only models can."),
        InferenceRefusal.NoVersion => new NotRunnableError("No version of this model is published."),
        InferenceRefusal.NotOffered r => ModelNotOfferedError.From(r.Why),
        InferenceRefusal.VersionConflict r => new VersionConflictError(r.Expected, r.Actual),
        InferenceRefusal.InputTooLarge r => new InputTooLargeError(r.Size, r.Limit),
        InferenceRefusal.PriceChanged r => new PriceChangedError(r.Expected, r.Actual),
        InferenceRefusal.InsufficientBalance r => new InsufficientBalanceError(r.Needed, r.Available),
        InferenceRefusal.QuotaExceeded r => new QuotaExceededError(r.Level, r.Period, r.Limit, r.ResetsAt.ToDateTimeOffset()),
        InferenceRefusal.InvalidSealedInput r => new SealedInputInvalidError(r.Why),
        InferenceRefusal.AlreadyRequested r => new IdempotencyConflictError(r.Job),
        _ => throw new System.Diagnostics.UnreachableException(refusal.GetType().Name),
    };
}
