using System.Security.Claims;
using NeuraNft.Domain;

namespace NeuraNft.Api.Accounts;

/// <summary>Who is calling, as proven by the access token.</summary>
internal static class Caller
{
    /// <returns>Null for an anonymous caller.</returns>
    public static Account? Account(this ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true }
            && NeuraNft.Domain.Account.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var account)
            ? account
            : null;

    /// <summary>For fields behind [Authorize].</summary>
    public static Account RequiredAccount(this ClaimsPrincipal user) =>
        user.Account() ?? throw new InvalidOperationException("A field for logged-in callers lacks [Authorize].");
}
