using NeuraNft.Api.Assets;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Api.Inferences;

/// <param name="IdempotencyKey">The client's.</param>
/// <param name="Price">In yoctoNEAR; 0: free.</param>
public sealed record SetInferencePriceInput(Guid IdempotencyKey, [property: ID<Asset>] string AssetId, Yocto Price);

/// <param name="IdempotencyKey">The client's.</param>
/// <param name="Level">Whose quota: each account with this level has it for itself.</param>
/// <param name="PerHour">Null: no limit.</param>
/// <param name="PerDay">Null: no limit. Both null: the level has no quota.</param>
public sealed record SetInferenceQuotaInput(
    Guid IdempotencyKey, [property: ID<Asset>] string AssetId, AccessLevel Level, int? PerHour, int? PerDay);

/// <param name="Receipt">Where it landed in the log.</param>
/// <param name="Errors">Why not.</param>
public sealed record SetInferenceTermsPayload(CommandReceipt? Receipt, IReadOnlyList<InferenceTermsError>? Errors);
