using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;
using NeuraNft.Application.Accounts;

namespace NeuraNft.Api.Accounts;

/// <summary>Access tokens by ASP.NET Core's own bearer-token handler (data protection): opaque, signed, expiring.</summary>
public sealed class AccessTokens(IOptionsMonitor<BearerTokenOptions> options, TimeProvider time)
{
    private const string Scheme = "Bearer ";

    /// <summary>Where a browser's socket puts what elsewhere is the header of that name.</summary>
    private const string Authorization = "Authorization";

    public string Issue(Session session)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, session.Account.Value), new Claim(ClaimTypes.Sid, session.Id.ToString()),
                // Subscriptions end with the session.
                new Claim("exp", session.ExpiresAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            ],
            BearerTokenDefaults.AuthenticationScheme);
        var ticket = new AuthenticationTicket(
            new ClaimsPrincipal(identity), new AuthenticationProperties { ExpiresUtc = session.ExpiresAt },
                BearerTokenDefaults.AuthenticationScheme);
        return Protector.Protect(ticket);
    }

    /// <summary>Who opens a socket: by the token of its init payload, else as the request was signed in.</summary>
    /// <returns>Null where the token is not good here.</returns>
    public ClaimsPrincipal? Authenticate(ClaimsPrincipal requestUser, IReadOnlyDictionary<string, object?>? payload)
    {
        if (payload is null || !payload.TryGetValue(Authorization, out var value) || value is null)
            return requestUser;
        if (value is not string text || !text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        var ticket = Protector.Unprotect(text[Scheme.Length..]);
        return ticket?.Properties.ExpiresUtc is { } end && end > time.GetUtcNow() ? ticket.Principal : null;
    }

    private ISecureDataFormat<AuthenticationTicket> Protector =>
        options.Get(BearerTokenDefaults.AuthenticationScheme).BearerTokenProtector;
}
