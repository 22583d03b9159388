using System.Globalization;
using System.Security.Claims;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;

namespace NeuraNft.Api.Accounts;

/// <summary>Who is calling, as proven by the access token or API key.</summary>
internal static class Caller
{
    private const string ApiKeyClaim = "api_key";
    private const string ScopesClaim = "scopes";

    /// <returns>Null for an anonymous caller, and for an API key that may not read: its account's own does not show to it.</returns>
    public static Account? Account(this ClaimsPrincipal user) => user.May(ApiScopes.Read) ? user.AnyAccount() : null;

    /// <summary>For fields behind [Authorize].</summary>
    public static Account RequiredAccount(this ClaimsPrincipal user) =>
        user.AnyAccount() ?? throw new InvalidOperationException("A field for logged-in callers lacks [Authorize].");

    /// <returns>Whatever the caller may do; null for an anonymous one.</returns>
    public static Account? AnyAccount(this ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true }
            && NeuraNft.Domain.Account.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var account)
            ? account
            : null;

    /// <returns>Null for an anonymous caller and for an API key.</returns>
    public static Guid? SessionId(this ClaimsPrincipal user) =>
        user.ApiKeyId() is null && Guid.TryParse(user.FindFirstValue(ClaimTypes.Sid), out var session) ? session : null;

    public static Guid? ApiKeyId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ApiKeyClaim), out var key) ? key : null;

    public static bool May(this ClaimsPrincipal user, ApiScopes scope) => user.SessionId() is not null
        || (int.TryParse(user.FindFirstValue(ScopesClaim), CultureInfo.InvariantCulture, out var scopes)
            && ((ApiScopes)scopes).HasFlag(scope));

    public static IEnumerable<Claim> ClaimsOfSession(Account account, Guid session, DateTimeOffset expiresAt) =>
        [new(ClaimTypes.NameIdentifier, account.Value), new(ClaimTypes.Sid, session.ToString()), Expiry(expiresAt)];

    public static IEnumerable<Claim> ClaimsOfKey(Account account, Guid key, ApiScopes scopes, DateTimeOffset expiresAt) =>
    [
        new(ClaimTypes.NameIdentifier, account.Value), new(ApiKeyClaim, key.ToString()),
        new(ScopesClaim, ((int)scopes).ToString(CultureInfo.InvariantCulture)), Expiry(expiresAt),
    ];

    // Subscriptions end by it.
    private static Claim Expiry(DateTimeOffset time) => new("exp", time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
}
