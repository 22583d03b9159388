using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Witnessing;

namespace NeuraNft.Api.Audit;

/// <summary>
/// A witness as C2SP tlog-witness has it: <c>POST /witness/add-checkpoint</c>. Public: only a log's own key gets anything.
/// </summary>
internal static partial class WitnessEndpoints
{
    /// <summary>Bytes of a request at most: a note with a few signatures, and 63 hashes.</summary>
    private const int MaxRequest = 32 * 1024;

    public static void MapWitness(this WebApplication app)
    {
        if (app.Services.GetService<Witness>() is null) return;
        app.MapGet("/witness/key", (Witness witness) => Results.Text($"{witness.Verifier}\n"));
        app.MapPost("/witness/add-checkpoint", AddCheckpointAsync);
    }

    private static async Task<IResult> AddCheckpointAsync(
        HttpRequest request, Witness witness, TimeProvider time, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxRequest;
        var bytes = new byte[MaxRequest + 1];
        var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > MaxRequest) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        // What is no UTF-8 becomes other characters, and no signature holds any more.
        var body = Encoding.UTF8.GetString(bytes, 0, length);
        var answer = await witness.AddCheckpointAsync(body, time.GetUtcNow(), cancellationToken);
        if (Evidence(answer) is var (known, shown))
            TwoLogs(logs.CreateLogger("NeuraNft.Witness"), known.Origin, $"{known}", $"{shown}");
        return answer switch
        {
            WitnessAnswer.Cosigned cosigned => Results.Text($"{cosigned.Signature}\n"),
            WitnessAnswer.Malformed => Results.StatusCode(StatusCodes.Status400BadRequest),
            WitnessAnswer.UnknownLog => Results.StatusCode(StatusCodes.Status404NotFound),
            WitnessAnswer.NotSigned => Results.StatusCode(StatusCodes.Status403Forbidden),
            WitnessAnswer.OtherSize other => Conflict(other.Known),
            WitnessAnswer.SplitView split => Conflict(split.Known.Size),
            WitnessAnswer.Inconsistent => Results.StatusCode(StatusCodes.Status422UnprocessableEntity),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Two trees that one log signed and that exclude each other.</summary>
    private static (Checkpoint Known, Checkpoint Shown)? Evidence(WitnessAnswer answer) => answer switch
    {
        WitnessAnswer.SplitView split => (split.Known, split.Shown),
        WitnessAnswer.Inconsistent other => (other.Known, other.Shown),
        _ => null,
    };

    [LoggerMessage(6121, LogLevel.Critical, "{Origin} shows two logs. Cosigned before: {Known} Shown now: {Shown}")]
    private static partial void TwoLogs(ILogger logger, string origin, string known, string shown);

    private static IResult Conflict(long size) => Results.Text(
        string.Create(CultureInfo.InvariantCulture, $"{size}\n"), "text/x.tlog.size", statusCode: StatusCodes.Status409Conflict);
}
