using System.Runtime.CompilerServices;
using System.Text.Json;
using Neura.EventStore;
using NeuraNft.Auditor.Logs;
using NeuraNft.Domain.Inferences;
using NeuraNft.Projections.ActivityFeed;

namespace NeuraNft.Auditor.Histories;

/// <summary>
/// Finds an entity's events in the log itself: the server names those that may be of it, by stream or by what their text holds, and each
/// is decoded and looked at. It takes a pass over the log, and trusts no read model.
/// </summary>
internal sealed class HistoryReader(MarketLog log)
{
    private const string Asked =
        """
        SELECT seq_id FROM mt_events
         WHERE type = 'inference_requested' AND seq_id <= $2 AND position($1 IN data::text) > 0
         ORDER BY seq_id
        """;

    private const string Candidates =
        """
        SELECT seq_id FROM mt_events
         WHERE seq_id > $1 AND seq_id <= $2
           AND (stream_id = ANY($3) OR $4 <> '' AND (position($4 IN data::text) > 0 OR position($4 IN coalesce(headers::text, '')) > 0))
         ORDER BY seq_id
        """;

    private static readonly JsonSerializerOptions JsonText = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Lines after a position up to another, oldest first, at most so many.</summary>
    public async Task<IReadOnlyList<ActivityRow>> ReadAsync(
        Entity entity, long after, long until, int most, CancellationToken cancellationToken)
    {
        // As it stands in the text of jsonb.
        var text = entity.Text is { } held ? JsonSerializer.Serialize(held, JsonText) : "";
        var jobs = new Dictionary<Guid, JobOrigin>();
        if (text.Length > 0)
            await foreach (var position in PositionsAsync(Asked, [text, until], cancellationToken))
                if (await ReadAsync(position, at => at.Data, cancellationToken) is InferenceEvent.InferenceRequested e
                    && new JobOrigin(e.Job, e.Asset, e.Requester) is var job && (entity.Concerns(job) || entity is Entity.AJob))
                    jobs[job.Job] = job;
        string[] streams = [.. entity.Streams, .. jobs.Keys.Select(Domain.StreamKeys.Inference)];
        var rows = new List<ActivityRow>();
        await foreach (var position in PositionsAsync(Candidates, [after, until, streams, text], cancellationToken))
        {
            var row = await ReadAsync(position, at => ActivityRows.Of(at, jobs), cancellationToken);
            if (entity.Concerns(row)) rows.Add(row);
            if (rows.Count == most) break;
        }

        return rows;
    }

    private async Task<T> ReadAsync<T>(long position, Func<IEvent, T> read, CancellationToken cancellationToken) =>
        EventReading.Of((await log.Store.QueryEventsAsync(position - 1, 1, cancellationToken))[0], read);

    private async IAsyncEnumerable<long> PositionsAsync(
        string sql, object[] values, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = log.Database.CreateCommand(sql);
        command.CommandTimeout = 0;
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) yield return reader.GetInt64(0);
    }
}
