using NeuraNft.Domain;

namespace NeuraNft.Api.Accounts;

/// <param name="AccessToken">For the header "Authorization: Bearer …".</param>
/// <param name="ExpiresAt">When the token ends.</param>
/// <param name="Account">Who is logged in.</param>
/// <param name="Errors">Why not; the challenge is spent all the same.</param>
public sealed record LogInPayload(string? AccessToken, DateTimeOffset? ExpiresAt, Account? Account, IReadOnlyList<LogInError>? Errors);
