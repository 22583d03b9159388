using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Neura.TransparencyLog.Publishing;
using Neura.TransparencyLog.Tiles;
using NeuraNft.Application.Audit;
using NeuraNft.Application.Audit.Anchoring;

namespace NeuraNft.Api.Audit;

/// <summary>
/// The transparency log as C2SP tlog-tiles has it, below /audit. Public on purpose: it shows that events are there and in which order,
/// not what they say.
/// </summary>
internal static class AuditEndpoints
{
    private const string Forever = "public, max-age=31536000, immutable";

    public static void MapAudit(this WebApplication app)
    {
        if (app.Services.GetService<AuditLog>() is not { } log) return;
        app.MapGet("/audit/checkpoint", CheckpointAsync);
        app.MapGet("/audit/key", () => Results.Text($"{log.Verifier}\n"));
        app.MapGet("/audit/anchor", AnchorAsync);
        app.MapGet("/audit/health", HealthAsync);
        app.MapGet("/audit/{**path}", TileAsync);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> CheckpointAsync(
        ITileStore store, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        return await store.ReadFileAsync(CheckpointPublisher.FileName, cancellationToken) is { } note
            ? TypedResults.File(note, "text/plain; charset=utf-8")
            : TypedResults.NotFound();
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> TileAsync(
        string path, ITileStore store, HttpResponse response, CancellationToken cancellationToken)
    {
        // Nothing but a tile's one true name becomes a file's name.
        if (!TileId.TryParse(path, out var tile) || await store.ReadAsync(tile, cancellationToken) is not { } bytes)
            return TypedResults.NotFound();
        response.Headers.CacheControl = Forever;
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"");
        return TypedResults.File(bytes, "application/octet-stream", entityTag: tag);
    }

    /// <summary>The newest anchor, and how far the log has gone on since. Without one: 404, with the gap all the same.</summary>
    private static async Task<IResult> AnchorAsync(AuditReading audit, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        var anchor = await audit.AnchorAsync(cancellationToken);
        var (events, lag) = await audit.GapAsync(anchor?.Size ?? 0, cancellationToken);
        return Results.Json(
            new
            {
                contract = anchor?.Contract.Value, size = anchor?.Size, root = anchor?.Root, checkpoint = anchor?.Checkpoint,
                transaction = anchor?.Transaction, anchoredBy = anchor?.AnchoredBy.Value, anchoredAt = anchor?.AnchoredAt,
                position = anchor?.Position.Value, gapEvents = events, lagSeconds = Math.Round(lag.TotalSeconds, 3),
            },
            statusCode: anchor is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }

    /// <summary>For a monitor: 503 where an event waits for its anchor three times as long as it should.</summary>
    private static async Task<IResult> HealthAsync(
        AuditReading audit, IOptions<AnchorOptions> options, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        if (options.Value.Account is null) return Results.Ok(new { status = "not anchored" });
        var (events, lag) = await audit.GapAsync((await audit.AnchorAsync(cancellationToken))?.Size ?? 0, cancellationToken);
        var isLate = lag > TimeSpan.FromMinutes(3 * options.Value.EveryMinutes);
        return Results.Json(
            new { status = isLate ? "late" : "ok", gapEvents = events, lagSeconds = Math.Round(lag.TotalSeconds, 3) },
            statusCode: isLate ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }
}
