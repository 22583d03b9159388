using NeuraNft.Api.Assets;
using NeuraNft.Domain;

namespace NeuraNft.Api.Inferences;

/// <param name="IdempotencyKey">The client's: the same key with the same input is the same job, however often it is sent.</param>
/// <param name="ExpectedVersion">Of the model, as it was shown; refused where another is the newest. Null: whichever is.</param>
/// <param name="ExpectedPrice">Of a run, as it was shown; refused where it costs more. Null: nothing is paid.</param>
public sealed record RequestInferenceInput(
    Guid IdempotencyKey, [property: ID<Asset>] string AssetId, InferenceInput Input, int? ExpectedVersion, Yocto? ExpectedPrice);
