using System.Net;
using Neura.GraphQL;
using NeuraNft.Application.Accounts.Sessions;

namespace NeuraNft.Api.Accounts.Sessions;

/// <summary>
/// A browser's refresh token, where no script reads it: a cookie that goes to the GraphQL endpoint alone. A cookie comes by itself, so
/// whatever sets, uses or ends it must come from a page of this origin.
/// </summary>
public sealed class SessionCookie
{
    private const string Name = "neuranft-session";
    private readonly IHttpContextAccessor http;

    internal SessionCookie(IHttpContextAccessor http) => this.http = http;

    /// <returns>Null where the browser has none.</returns>
    /// <exception cref="GraphQLException">The request is not of a page of ours.</exception>
    public string? Read() => Context().Request.Cookies[Name];

    /// <summary>Before anything is spent: whether a cookie may be set at all.</summary>
    /// <exception cref="GraphQLException">It may not.</exception>
    public void Demand() => Context();

    /// <exception cref="GraphQLException">The request is not of a page of ours.</exception>
    internal void Keep(RefreshToken token, DateTimeOffset until)
    {
        var context = Context();
        context.Response.Cookies.Append(Name, token.Reveal(), Options(context.Request, until));
    }

    /// <summary>Where a page of ours brings one; what another brings is left alone.</summary>
    public void End()
    {
        if (http.HttpContext is { } context && context.Request.Cookies.ContainsKey(Name) && MayUse(context))
            context.Response.Cookies.Delete(Name, Options(context.Request, until: null));
    }

    private HttpContext Context() => http.HttpContext is { } context && MayUse(context) ? context
        : throw new GraphQLException(
            new GraphQLError("The session's cookie is for requests over HTTP of this origin's pages.").WithCode(ApiCodes.CookieRefused));

    private static bool MayUse(HttpContext context) =>
        !context.WebSockets.IsWebSocketRequest && !context.Response.HasStarted && IsOwn(context.Request);

    // A browser says itself where a request comes from, and no page can make it say otherwise. Older ones name the origin at least.
    private static bool IsOwn(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "" => Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
            && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase),
        var site => site == "same-origin",
    };

    // A proxy may have taken TLS off: only on this machine itself is a cookie given without.
    private static CookieOptions Options(HttpRequest request, DateTimeOffset? until) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, Path = request.PathBase + "/graphql", Expires = until,
        Secure = request.IsHttps || !IsLoopback(request.Host.Host), IsEssential = true,
    };

    /// <summary>Whether a name leads nowhere but to the machine that uses it.</summary>
    internal static bool IsLoopback(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
