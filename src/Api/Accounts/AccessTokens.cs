using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;
using NeuraNft.Application.Accounts;

namespace NeuraNft.Api.Accounts;

/// <summary>Access tokens by ASP.NET Core's own bearer-token handler (data protection): opaque, signed, expiring.</summary>
public sealed class AccessTokens(IOptionsMonitor<BearerTokenOptions> options, TimeProvider time)
{
    public string Issue(Session session)
    {
        var identity = new ClaimsIdentity(
            Caller.ClaimsOfSession(session.Account, session.Id, session.ExpiresAt), BearerTokenDefaults.AuthenticationScheme);
        var ticket = new AuthenticationTicket(
            new ClaimsPrincipal(identity), new AuthenticationProperties { ExpiresUtc = session.ExpiresAt },
            BearerTokenDefaults.AuthenticationScheme);
        return Protector.Protect(ticket);
    }

    /// <returns>Null where the token is forged, foreign or expired.</returns>
    public ClaimsPrincipal? Read(string token)
    {
        var ticket = Protector.Unprotect(token);
        return ticket?.Properties.ExpiresUtc is { } end && end > time.GetUtcNow() ? ticket.Principal : null;
    }

    private ISecureDataFormat<AuthenticationTicket> Protector =>
        options.Get(BearerTokenDefaults.AuthenticationScheme).BearerTokenProtector;
}
