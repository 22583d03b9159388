using System.Security.Claims;
using NeuraNft.Application.Accounts.ApiKeys;
using NeuraNft.Application.Accounts.Sessions;

namespace NeuraNft.Api.Accounts;

/// <summary>Turns what a caller shows into who it is: an access token or an API key, in a header or in a socket's first message.</summary>
internal sealed class Credentials(AccessTokens tokens, CheckApiKey keys, EndedCredentials ended)
{
    public const string Scheme = "Bearer ";

    /// <summary>Where a browser's socket puts what elsewhere is the header of that name.</summary>
    private const string Authorization = "Authorization";

    /// <summary>True for what follows "Bearer " in an API key's header.</summary>
    public static bool IsApiKey(string token) => token.StartsWith(ApiKeyText.Prefix, StringComparison.Ordinal);

    /// <summary>Who opens a socket: by its init payload, else as the request was signed in.</summary>
    /// <returns>Null where what is shown is not good here.</returns>
    public async ValueTask<ClaimsPrincipal?> AuthenticateAsync(
        ClaimsPrincipal requestUser, IReadOnlyDictionary<string, object?>? payload, CancellationToken cancellationToken)
    {
        if (payload is null || !payload.TryGetValue(Authorization, out var value) || value is null)
            return requestUser;
        if (value is not string text || !text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        var token = text[Scheme.Length..];
        var user = IsApiKey(token) ? await ReadKeyAsync(token, cancellationToken) : tokens.Read(token);
        return user is null || AreWithdrawn(user) ? null : user;
    }

    public async Task<ClaimsPrincipal?> ReadKeyAsync(string text, CancellationToken cancellationToken) =>
        await keys.HandleAsync(text, cancellationToken) is { } key
            ? new ClaimsPrincipal(new ClaimsIdentity(
                Caller.ClaimsOfKey(key.Account, key.Id, key.Scopes, key.ExpiresAt), ApiKeyHandler.SchemeName))
            : null;

    /// <summary>True where the session was closed, or the key revoked, since it was read.</summary>
    public bool AreWithdrawn(ClaimsPrincipal user) =>
        (user.SessionId() ?? user.ApiKeyId()) is { } id && ended.Contains(id);
}
