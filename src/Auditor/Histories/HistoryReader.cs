using System.Runtime.CompilerServices;
using System.Text.Json;
using Neura.EventStore;
using NeuraNft.Auditor.Logs;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Market;
using NeuraNft.Projections.ActivityFeed;

namespace NeuraNft.Auditor.Histories;

/// <summary>
/// Finds an entity's events in the log itself: the server names those that may be of it, by stream or by what their text holds, and each
/// is decoded and looked at. It takes a pass over the log, and trusts no read model.
/// </summary>
internal sealed class HistoryReader(MarketLog log)
{
    private const string First =
        """
        SELECT seq_id FROM mt_events
         WHERE type IN ('inference_requested', 'auction_started', 'listing_created', 'offer_made')
           AND seq_id <= $2 AND position($1 IN data::text) > 0
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
        var (jobs, deals) = await FirstAsync(entity, text, until, cancellationToken);
        string[] streams = [.. entity.Streams, .. jobs.Keys.Select(Domain.StreamKeys.Inference), .. deals.Keys];
        var rows = new List<ActivityRow>();
        await foreach (var position in PositionsAsync(Candidates, [after, until, streams, text], cancellationToken))
        {
            var row = await ReadAsync(position, at => ActivityRows.Of(at, jobs, deals), cancellationToken);
            if (entity.Concerns(row)) rows.Add(row);
            if (rows.Count == most) break;
        }

        return rows;
    }

    /// <summary>The entity's jobs and deals: only their first events name it.</summary>
    private async Task<(Dictionary<Guid, JobOrigin> Jobs, Dictionary<string, AssetId> Deals)> FirstAsync(
        Entity entity, string text, long until, CancellationToken cancellationToken)
    {
        var (jobs, deals) = (new Dictionary<Guid, JobOrigin>(), new Dictionary<string, AssetId>());
        if (text.Length == 0)
            return (jobs, deals);
        await foreach (var position in PositionsAsync(First, [text, until], cancellationToken))
        {
            var data = await ReadAsync(position, at => at.Data, cancellationToken);
            if (data is InferenceEvent.InferenceRequested e && new JobOrigin(e.Job, e.Asset, e.Requester) is var job
                && (entity.Concerns(job) || entity is Entity.AJob))
                jobs[job.Job] = job;
            if (data is MarketEvent m && DealOrigins.Of(m) is var (stream, asset) && entity is Entity.AnAsset of && of.Id == asset)
                deals[stream] = asset;
        }
        return (jobs, deals);
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
