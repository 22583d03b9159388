using Microsoft.Net.Http.Headers;
using Neura.ContentStore;
using Neura.ContentStore.Providers;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Content;
using NeuraNft.Application.Rights;

namespace NeuraNft.Api.Downloads;

/// <summary>Payloads by link, whole or in ranges, each block checked before it leaves.</summary>
internal static partial class DownloadEndpoint
{
    public static void MapDownloads(this WebApplication app) => app.MapMethods("/downloads/{token}", ["GET", "HEAD"], ReadAsync);

    private static async Task<IResult> ReadAsync(
        string token, HttpContext context, DownloadLinks links, DownloadRight right, PayloadReader payloads, ILogger<DownloadLinks> log,
        CancellationToken cancellationToken)
    {
        if (links.Read(token) is not { } link)
            return Lapsed;
        try
        {
            // A link is worth nothing once the right behind it has gone; a download that began before may finish.
            if (await right.RefusalAsync(link.Asset, link.Version, link.Revision, link.Account, cancellationToken) is not null)
                return Lapsed;
            if (await payloads.OpenAsync(Neura.ContentStore.Cid.Parse(link.Cid), link.Size, cancellationToken) is not { } payload)
                return Answer(
                    StatusCodes.Status503ServiceUnavailable, "UNAVAILABLE", "The content is nowhere to be read at present.");
            context.Response.Headers.CacheControl = "private, no-store";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return new CheckedStream(payload, payloads, link.Cid, log);
        }
        catch (ChainBehindException)
        {
            return Answer(StatusCodes.Status503ServiceUnavailable, "CHAIN_UNAVAILABLE", "Who may read cannot be said at present.");
        }
        catch (Exception e) when (e is ContentAlteredException or ProviderException)
        {
            Failed(log, link.Cid, e.Message);
            if (e is ContentAlteredException)
                await payloads.DamagedAsync(Neura.ContentStore.Cid.Parse(link.Cid), cancellationToken);
            return Answer(
                StatusCodes.Status503ServiceUnavailable, ContentAlteredException.Code, "The content is damaged here; it is being mended.");
        }
    }

    // One answer for all that is not good: who guesses learns nothing.
    private static IResult Lapsed =>
        Answer(StatusCodes.Status403Forbidden, "LINK_LAPSED", "The link is not good any more: ask for another.");

    private static IResult Answer(int status, string code, string message) => Results.Json(new { code, message }, statusCode: status);

    [LoggerMessage(6010, LogLevel.Error, "A download of {Cid} ended early: {Reason}")]
    private static partial void Failed(ILogger logger, string cid, string reason);

    /// <summary>ASP.NET Core's own ranges; a failure on the way cuts the connection, so that a part is not taken for the whole.</summary>
    private sealed class CheckedStream(Stream payload, PayloadReader payloads, string cid, ILogger log) : IResult
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
                if (e is ContentAlteredException)
                    await payloads.DamagedAsync(Neura.ContentStore.Cid.Parse(cid), CancellationToken.None);
            }
        }
    }
}
