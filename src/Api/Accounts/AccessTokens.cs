using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;
using NeuraNft.Application.Accounts;

namespace NeuraNft.Api.Accounts;

/// <summary>Access tokens by ASP.NET Core's own bearer-token handler (data protection): opaque, signed, expiring.</summary>
public sealed class AccessTokens(IOptionsMonitor<BearerTokenOptions> options)
{
    public string Issue(Session session)
    {
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, session.Account.Value), new Claim(ClaimTypes.Sid, session.Id.ToString())],
            BearerTokenDefaults.AuthenticationScheme);
        var ticket = new AuthenticationTicket(
            new ClaimsPrincipal(identity), new AuthenticationProperties { ExpiresUtc = session.ExpiresAt },
                BearerTokenDefaults.AuthenticationScheme);
        return options.Get(BearerTokenDefaults.AuthenticationScheme).BearerTokenProtector.Protect(ticket);
    }
}
