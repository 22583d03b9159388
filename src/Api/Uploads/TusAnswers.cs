using System.Globalization;
using NeuraNft.Application.Content;

namespace NeuraNft.Api.Uploads;

/// <summary>Refusals as HTTP: a status that tus clients understand, a stable code and a sentence.</summary>
internal static class TusAnswers
{
    // Of the checksum extension.
    private const int ChecksumMismatch = 460;

    public static IResult LogIn => Answer(StatusCodes.Status401Unauthorized, "AUTH_REQUIRED", "Uploads need a login.");

    public static IResult ScopeMissing =>
        Answer(StatusCodes.Status403Forbidden, "SCOPE_MISSING", "This API key lacks the scope upload.");

    public static IResult Malformed(string message) => Answer(StatusCodes.Status400BadRequest, "BAD_REQUEST", message);

    public static IResult Later(HttpResponse response, string code, string message)
    {
        response.Headers.RetryAfter = "2";
        return Answer(StatusCodes.Status503ServiceUnavailable, code, message);
    }

    public static IResult Of(UploadRefusal refusal) => refusal switch
    {
        UploadRefusal.Unknown => Answer(StatusCodes.Status404NotFound, refusal.Code, "There is no such upload."),
        UploadRefusal.Closed => Answer(StatusCodes.Status410Gone, refusal.Code, "The upload is complete, given up or expired."),
        UploadRefusal.TooLarge r => Answer(
            StatusCodes.Status413PayloadTooLarge, refusal.Code,
            string.Create(CultureInfo.InvariantCulture, $"At most {r.MaxBytes} bytes are taken here.")),
        UploadRefusal.TooMany r => Answer(
            StatusCodes.Status429TooManyRequests, refusal.Code,
            string.Create(CultureInfo.InvariantCulture, $"An account has at most {r.Max} uploads open.")),
        UploadRefusal.NoRoom r => Answer(
            StatusCodes.Status429TooManyRequests, refusal.Code,
            string.Create(CultureInfo.InvariantCulture, $"Uploads of an account that are not sealed take at most {r.MaxBytes} bytes.")),
        UploadRefusal.NotAllowed => Answer(
            StatusCodes.Status403Forbidden, refusal.Code, "Only who may edit the asset uploads a version of it."),
        UploadRefusal.WrongOffset r => Answer(
            StatusCodes.Status409Conflict, refusal.Code, string.Create(CultureInfo.InvariantCulture, $"{r.Received} bytes were received.")),
        UploadRefusal.Busy => Answer(StatusCodes.Status423Locked, refusal.Code, "Another request is sending to this upload."),
        UploadRefusal.ChecksumMismatch => Answer(ChecksumMismatch, refusal.Code, "The part is not what its checksum says."),
        UploadRefusal.Integrity => Answer(
            StatusCodes.Status422UnprocessableEntity, refusal.Code, "The content is not what its declared SHA-256 says."),
        _ => throw new System.Diagnostics.UnreachableException(refusal.GetType().Name),
    };

    private static IResult Answer(int status, string code, string message) => Results.Json(new { code, message }, statusCode: status);
}
