using NeuraNft.Application.Accounts.Sessions;
using NeuraNft.Domain;

namespace NeuraNft.Api.Accounts;

/// <param name="AccessToken">For the header "Authorization: Bearer …".</param>
/// <param name="ExpiresAt">When the access token ends.</param>
/// <param name="RefreshToken">For one refreshSession, before or after the access token ends; null where a cookie holds it.</param>
/// <param name="RefreshBy">When the refresh token ends, and the session with it.</param>
/// <param name="Account">Who is logged in.</param>
/// <param name="Errors">Why not; the challenge is spent all the same.</param>
public sealed record LogInPayload(
    string? AccessToken, DateTimeOffset? ExpiresAt, string? RefreshToken, DateTimeOffset? RefreshBy, Account? Account,
    IReadOnlyList<LogInError>? Errors)
{
    internal static LogInPayload Of(GrantedSession granted, AccessTokens tokens, bool inCookie) => new(
        tokens.Issue(granted.Session), granted.Session.ExpiresAt, inCookie ? null : granted.RefreshToken.Reveal(), granted.RefreshBy,
        granted.Session.Account, Errors: null);

    internal static LogInPayload Refused(LogInError error) => new(null, null, null, null, null, [error]);
}
