using System.ComponentModel;

namespace NeuraNft.Api.Accounts.ApiKeys;

/// <param name="IdempotencyKey">The client's: sent again within a day, the same key is given again.</param>
/// <param name="Name">1 to 64 characters.</param>
/// <param name="Scopes">What it may do; at least one.</param>
/// <param name="Days">How long it lives, 1 to 366.</param>
public sealed record IssueApiKeyInput(
    Guid IdempotencyKey, string Name, IReadOnlyList<ApiScope> Scopes, [property: DefaultValue(90)] int Days);

/// <param name="Key">"nnft_…": shown now, and for a day to the same idempotency key; nobody can read it later.</param>
/// <param name="ApiKey">As it is listed.</param>
/// <param name="Receipt">Where it landed in the log.</param>
/// <param name="Errors">Why not.</param>
public sealed record IssueApiKeyPayload(string? Key, ApiKeyView? ApiKey, CommandReceipt? Receipt, IReadOnlyList<ApiKeyError>? Errors);

/// <param name="IdempotencyKey">The client's.</param>
/// <param name="Id">Of the key.</param>
public sealed record RevokeApiKeyInput(Guid IdempotencyKey, Guid Id);

/// <param name="ApiKey">As it is now.</param>
/// <param name="Receipt">Where it landed in the log.</param>
/// <param name="Errors">Why not.</param>
public sealed record RevokeApiKeyPayload(ApiKeyView? ApiKey, CommandReceipt? Receipt, IReadOnlyList<ApiKeyError>? Errors);
