using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Neura.GraphQL.Http;

/// <summary>
/// Which media type to answer in, and which to read (https://graphql.github.io/graphql-over-http/draft/#sec-Media-Types).
/// </summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string Response = "application/graphql-response+json";
    public const string EventStream = "text/event-stream";

    /// <summary>Null where the client accepts neither.</summary>
    public static string? Negotiate(HttpRequest request)
    {
        var header = request.Headers.Accept;
        if (header.Count == 0 || header.All(string.IsNullOrWhiteSpace))
            return Json;
        if (!MediaTypeHeaderValue.TryParseList(header, out var accepted))
            return null;
        string? best = null;
        var bestQuality = 0.0;
        foreach (var range in accepted)
        {
            var candidate = Match(range);
            var quality = range.Quality ?? 1;
            if (candidate is not null && (quality > bestQuality || (quality == bestQuality && quality > 0 && IsBetter(candidate, best))))
                (best, bestQuality) = (candidate, quality);
        }
        return best;
    }

    /// <summary>Whether a stream of events would do, even where another media type is liked better.</summary>
    public static bool AcceptsEvents(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        && accepted.Any(range => Match(range) == EventStream && range.Quality is not 0);

    /// <summary>JSON in UTF-8, the only thing that is read.</summary>
    public static bool IsReadable(string? contentType) =>
        contentType is Json or "application/json; charset=utf-8"
        || MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)
        && IsUtf8(type);

    // A stream is for those who ask for nothing else.
    private static bool IsBetter(string candidate, string? best) =>
        candidate == Response ? best is not Response : best == EventStream && candidate != EventStream;

    private static string? Match(MediaTypeHeaderValue range)
    {
        if (!IsUtf8(range))
            return null;
        if (range.MediaType.Equals(Response, StringComparison.OrdinalIgnoreCase))
            return Response;
        if (range.MediaType.Equals(EventStream, StringComparison.OrdinalIgnoreCase))
            return EventStream;
        var isJson = range.MatchesAllTypes
            || range.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)
            || range.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase);
        return isJson ? Json : null;
    }

    private static bool IsUtf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
