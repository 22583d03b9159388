using Microsoft.Net.Http.Headers;
using Neura.ContentStore;
using Neura.ContentStore.Providers;
using NeuraNft.Application.Content;

namespace NeuraNft.Api.Downloads;

/// <summary>Payloads by link, whole or in ranges, each block checked before it leaves.</summary>
internal static partial class DownloadEndpoint
{
    public static void MapDownloads(this WebApplication app) => app.MapMethods("/downloads/{token}", ["GET", "HEAD"], ReadAsync);

    private static async Task<IResult> ReadAsync(
        string token, HttpContext context, DownloadLinks links, PayloadReader payloads, ILogger<DownloadLinks> log,
        CancellationToken cancellationToken)
    {
        // One answer for all that is not good: who guesses learns nothing.
        if (links.Read(token) is not var (cid, size))
            return Results.Json(
                new { code = "LINK_LAPSED", message = "The link is not good any more: ask for another." },
                statusCode: StatusCodes.Status403Forbidden);
        try
        {
            if (await payloads.OpenAsync(cid, size, cancellationToken) is not { } payload)
                return Results.Json(
                    new { code = "UNAVAILABLE", message = "The content is nowhere to be read at present." },
                    statusCode: StatusCodes.Status503ServiceUnavailable);
            context.Response.Headers.CacheControl = "private, no-store";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return new CheckedStream(payload, cid, log);
        }
        catch (Exception e) when (e is ContentAlteredException or ProviderException)
        {
            Failed(log, cid, e.Message);
            return Results.Json(
                new { code = ContentAlteredException.Code, message = "The content is damaged here; it is being mended." },
                statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    [LoggerMessage(6010, LogLevel.Error, "A download of {Cid} ended early: {Reason}")]
    private static partial void Failed(ILogger logger, Cid cid, string reason);

    /// <summary>ASP.NET Core's own ranges; what fails on the way cuts the connection, so that no client takes a part for the whole.</summary>
    private sealed class CheckedStream(Stream payload, Cid cid, ILogger log) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var tag = new EntityTagHeaderValue($"\"{cid}\"");
            try
            {
                await Results.Stream(payload, "application/octet-stream", $"{cid}.age-payload", entityTag: tag, enableRangeProcessing: true)
                    .ExecuteAsync(httpContext);
            }
            catch (Exception e) when (e is ContentAlteredException or ProviderException)
            {
                Failed(log, cid, e.Message);
                httpContext.Abort();
            }
        }
    }
}
