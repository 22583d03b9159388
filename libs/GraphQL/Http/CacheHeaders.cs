using System.Globalization;
using Microsoft.AspNetCore.Http;
using Neura.GraphQL.Execution;

namespace Neura.GraphQL.Http;

/// <summary>
/// Tells caches what they may keep of the answer to a GET (https://www.rfc-editor.org/rfc/rfc9111.html): what the schema allows of an
/// answer without errors, and only the caller's own cache where somebody is signed in.
/// </summary>
internal static class CacheHeaders
{
    public const string NoStore = "no-store";

    /// <summary>For an answer that was <see cref="NoStore"/> until now.</summary>
    public static void Write(HttpContext context, ExecutionResult result)
    {
        var headers = context.Response.Headers;
        if (!result.IsExecuted || result.Errors.Count > 0 || result.CachePolicy?.Invoke() is not { MaxAge: > 0 } policy)
            return;
        // One address answers differently by these, so that nobody is given what was meant for another.
        headers.Vary = "Accept, Authorization, Cookie, GraphQL-Cost";
        var isPrivate = policy.IsPrivate || context.User.Identity?.IsAuthenticated == true;
        var shared = policy.SharedMaxAge is { } age && !isPrivate ? string.Create(CultureInfo.InvariantCulture, $", s-maxage={age}") : "";
        headers.CacheControl = string.Create(
            CultureInfo.InvariantCulture, $"{(isPrivate ? "private" : "public")}, max-age={policy.MaxAge}{shared}");
    }
}
