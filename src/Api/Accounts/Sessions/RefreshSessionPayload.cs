using NeuraNft.Application.Accounts.Sessions;
using NeuraNft.Domain;

namespace NeuraNft.Api.Accounts.Sessions;

/// <param name="RefreshToken">
/// The newest of logIn or refreshSession; null: the cookie of a login with keepSignedIn. It needs no idempotency key, for it is one.
/// </param>
public sealed record RefreshSessionInput(string? RefreshToken);

/// <param name="AccessToken">For the header "Authorization: Bearer …".</param>
/// <param name="ExpiresAt">When the access token ends.</param>
/// <param name="RefreshToken">
/// The next one; the one that was sent is spent. Whoever lost this answer sends the spent one again within ten seconds and gets the same.
/// Later that ends the session. Null where a cookie holds it.
/// </param>
/// <param name="RefreshBy">When the refresh token ends, and the session with it.</param>
/// <param name="Account">Whose session it is.</param>
/// <param name="Errors">Why not.</param>
public sealed record RefreshSessionPayload(
    string? AccessToken, DateTimeOffset? ExpiresAt, string? RefreshToken, DateTimeOffset? RefreshBy, Account? Account,
    IReadOnlyList<RefreshSessionError>? Errors)
{
    internal static RefreshSessionPayload Of(GrantedSession granted, AccessTokens tokens, bool inCookie) => new(
        tokens.Issue(granted.Session), granted.Session.ExpiresAt, inCookie ? null : granted.RefreshToken.Reveal(), granted.RefreshBy,
        granted.Session.Account, Errors: null);

    internal static RefreshSessionPayload Refused(RefreshSessionError error) => new(null, null, null, null, null, [error]);
}
