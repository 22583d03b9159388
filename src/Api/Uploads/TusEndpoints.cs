using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using NeuraNft.Api.Accounts;
using NeuraNft.Application;
using NeuraNft.Application.Content;

namespace NeuraNft.Api.Uploads;

/// <summary>
/// Resumable uploads: tus 1.0 with creation, expiration, checksum and termination (https://tus.io/protocols/resumable-upload). Ids are
/// opaque; names that a client sends are not looked at.
/// </summary>
internal static class TusEndpoints
{
    private const string Path = "/uploads";

    public static void MapUploads(this WebApplication app)
    {
        var uploads = app.MapGroup(Path).AddEndpointFilter<TusFilter>();
        uploads.MapMethods("", ["OPTIONS"], (HttpResponse response, IOptions<UploadOptions> options) =>
        {
            response.Headers["Tus-Version"] = TusFilter.Version;
            response.Headers["Tus-Extension"] = "creation,expiration,checksum,termination";
            response.Headers["Tus-Max-Size"] = Number(options.Value.MaxBytes);
            response.Headers["Tus-Checksum-Algorithm"] = TusHeaders.ChecksumAlgorithms;
            return Results.NoContent();
        });
        uploads.MapPost("", CreateAsync);
        uploads.MapMethods("/{id:guid}", ["HEAD"], AskAsync);
        uploads.MapPatch("/{id:guid}", SendAsync);
        uploads.MapDelete("/{id:guid}", EndAsync);
        // For clients behind what lets only POST through.
        uploads.MapPost("/{id:guid}", async (
            Guid id, HttpContext context, ReceiveUpload receive, EndUpload end, CancellationToken ct) =>
            context.Request.Headers["X-HTTP-Method-Override"].ToString() switch
            {
                "PATCH" => await SendAsync(id, context, receive, ct),
                "DELETE" => await EndAsync(id, context, end, ct),
                _ => Results.StatusCode(StatusCodes.Status405MethodNotAllowed),
            });
    }

    private static async Task<IResult> CreateAsync(HttpContext context, OpenUpload open, CancellationToken cancellationToken)
    {
        if (TusHeaders.Number(context.Request.Headers["Upload-Length"]) is not { } length)
            return TusAnswers.Malformed("Upload-Length is needed: how many bytes will come.");
        if (TusHeaders.Metadata(context.Request.Headers["Upload-Metadata"]) is not { } metadata)
            return TusAnswers.Malformed("Upload-Metadata is malformed.");
        if (TusHeaders.Sha256(metadata.GetValueOrDefault("sha256")) is not { } sha256)
            return TusAnswers.Malformed("Upload-Metadata needs sha256: the content's SHA-256 in hex, as base64.");
        if (!TusHeaders.TryAsset(metadata.GetValueOrDefault("asset"), out var asset))
            return TusAnswers.Malformed("asset in Upload-Metadata is not \"contract/token\".");
        var account = context.User.RequiredAccount();
        switch (await open.HandleAsync(account, asset, length, sha256, cancellationToken))
        {
            case Result<UploadRow, UploadRefusal>.Ok { Value: var row }:
                context.Response.Headers["Upload-Expires"] = Expires(row);
                return Results.Created($"{Path}/{row.Id:D}", null);
            case Result<UploadRow, UploadRefusal>.Refused no:
                return TusAnswers.Of(no.Refusal);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static async Task<IResult> AskAsync(Guid id, HttpContext context, UploadRows rows, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (await rows.FindAsync(id, context.User.RequiredAccount(), cancellationToken) is not { } row)
            return TusAnswers.Of(new UploadRefusal.Unknown());
        if (row.State is not (UploadState.Open or UploadState.Complete))
            return TusAnswers.Of(new UploadRefusal.Closed());
        context.Response.Headers["Upload-Offset"] = Number(row.Received);
        context.Response.Headers["Upload-Length"] = Number(row.Length);
        context.Response.Headers["Upload-Expires"] = Expires(row);
        return Results.Ok();
    }

    private static async Task<IResult> SendAsync(Guid id, HttpContext context, ReceiveUpload receive, CancellationToken cancellationToken)
    {
        var request = context.Request;
        if (request.ContentType != "application/offset+octet-stream")
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        if (TusHeaders.Number(request.Headers["Upload-Offset"]) is not { } offset)
            return TusAnswers.Malformed("Upload-Offset is needed.");
        if (!TusHeaders.TryChecksum(request.Headers["Upload-Checksum"], out var algorithm, out var checksum))
            return TusAnswers.Malformed("Upload-Checksum is malformed, or of another algorithm than Tus-Checksum-Algorithm names.");
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
        var part = new ReceiveUpload.Part(request.BodyReader, offset, algorithm, checksum);
        switch (await receive.HandleAsync(id, context.User.RequiredAccount(), part, cancellationToken))
        {
            case Result<long, UploadRefusal>.Ok { Value: var received }:
                context.Response.Headers["Upload-Offset"] = Number(received);
                return Results.NoContent();
            case Result<long, UploadRefusal>.Refused no:
                return TusAnswers.Of(no.Refusal);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static async Task<IResult> EndAsync(Guid id, HttpContext context, EndUpload end, CancellationToken cancellationToken) =>
        await end.HandleAsync(id, context.User.RequiredAccount(), cancellationToken) is { } refusal
            ? TusAnswers.Of(refusal)
            : Results.NoContent();

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Expires(UploadRow row) => row.ExpiresAt.ToString("R", CultureInfo.InvariantCulture);
}
