using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using NeuraNft.Api.OpenAi;

namespace NeuraNft.Api.Accounts;

/// <summary>
/// Answers 401 to a request whose Authorization header is forged, foreign, expired, or of a session that was closed or a key that was
/// revoked.
/// </summary>
internal sealed class RefuseBadTokens(RequestDelegate next, Credentials credentials)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization.Count > 0
            && (context.User.Identity is not { IsAuthenticated: true } || credentials.AreWithdrawn(context.User)))
        {
            await context.ChallengeAsync(BearerTokenDefaults.AuthenticationScheme);
            if (OpenAiError.Speaks(context))
            {
                await OpenAiError.NoKey.WriteAsync(context);
                return;
            }
            await context.Response.WriteAsJsonAsync(new
            {
                errors = new[] { new { message = "The access token or API key is not valid here: refresh the session or log in again.",
                    extensions = new { code = ApiCodes.InvalidToken } } },
            });
            return;
        }
        await next(context);
    }
}
