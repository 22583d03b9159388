using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace NeuraNft.Api.Web;

/// <summary>
/// Serves the front end where no endpoint of the API answers: its files by their names, and its one page for whatever else a browser
/// navigates to, for pages have paths of their own.
/// </summary>
internal sealed class ServeWeb(RequestDelegate next, WebFiles files, IOptions<WebOptions> options)
{
    private const string Forever = "public, max-age=31536000, immutable";

    /// <summary>For who opens the address before the front end was built.</summary>
    private const string NotBuilt = """
        The web pages are not built yet: run ./run.sh, or `npm ci && npm run build` in web/, and start the server again.
        The API is at /graphql.

        """;

    // First parts of the API's own paths, on or off: below them an unknown one is not found, never a page.
    private static readonly FrozenSet<string> s_reserved = new[]
    {
        "graphql", "v1", "uploads", "downloads", "audit", "witness", "health", "metrics", "account", "assets",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly string policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; media-src blob:; "
        + $"connect-src {string.Join(' ', ["'self'", .. options.Value.ConnectOrigins])}; worker-src 'self'; manifest-src 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (!isRead || context.WebSockets.IsWebSocketRequest || context.GetEndpoint() is not null)
            return next(context);
        var path = context.Request.Path.Value ?? "/";
        if (files.Find(path) is { } file)
            return SendAsync(context, file);
        if (!IsPage(path, context.Request))
            return next(context);
        return files.Find(WebFiles.Index) is { } index ? SendAsync(context, index) : SayNotBuiltAsync(context, path);
    }

    /// <summary>What the browser's address bar asks for. The main page is one for everybody.</summary>
    private static bool IsPage(string path, HttpRequest request) => path == "/" || (
        request.Headers.Accept.Any(a => a?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true)
        && !Path.HasExtension(path) && !s_reserved.Contains(path.Split('/', 3)[1]));

    private Task SendAsync(HttpContext context, WebFile file)
    {
        var response = context.Response;
        var (coding, content) = file.For(context.Request.GetTypedHeaders().AcceptEncoding);
        SetHeaders(response.Headers);
        response.Headers.CacheControl = file.IsHashed ? Forever : "no-cache";
        if (file.Coded.Count > 0)
            response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (coding is not null)
            response.Headers.ContentEncoding = coding;
        return TypedResults.File(content.Bytes, file.ContentType, entityTag: content.Tag).ExecuteAsync(context);
    }

    private Task SayNotBuiltAsync(HttpContext context, string path)
    {
        SetHeaders(context.Response.Headers);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Text(NotBuilt, statusCode: path == "/" ? StatusCodes.Status200OK : StatusCodes.Status404NotFound)
            .ExecuteAsync(context);
    }

    private void SetHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(self), microphone=(self), geolocation=(), payment=(), usb=()";
        // A wallet of another origin answers from a window that it opened.
        headers["Cross-Origin-Opener-Policy"] = options.Value.ConnectOrigins.Count > 0 ? "same-origin-allow-popups" : "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
