using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;

namespace NeuraNft.Api.Accounts;

/// <summary>Answers 401 to a request whose Authorization header is forged, foreign or expired.</summary>
internal sealed class RefuseBadTokens(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization.Count > 0 && context.User.Identity is not { IsAuthenticated: true })
        {
            await context.ChallengeAsync(BearerTokenDefaults.AuthenticationScheme);
            await context.Response.WriteAsJsonAsync(new
            {
                errors = new[] { new { message = "The access token is not valid here: log in again.",
                    extensions = new { code = "AUTH_INVALID_TOKEN" } } },
            });
            return;
        }
        await next(context);
    }
}
