using Neura.EventStore;
using Npgsql;

namespace NeuraNft.Crash.Load;

/// <summary>Holds what is in the database against what was meant and what was acknowledged.</summary>
internal static class LogCheck
{
    private const int Page = 5000;

    // Each is 0 in a sound store; all in one snapshot.
    private const string Flaws =
        """
        SELECT (SELECT abs(h.position - e.count) + abs(h.position - e.last) + abs(1 - e.first)
                  FROM es_head h, (SELECT count(*), coalesce(min(seq_id), 1) AS first, coalesce(max(seq_id), 0) AS last FROM mt_events) e),
               (SELECT count(*) FROM mt_streams s FULL JOIN (
                       SELECT stream_id, count(*) AS events, min(version) AS first, max(version) AS last FROM mt_events GROUP BY 1) e
                    ON e.stream_id = s.id
                 WHERE s.version IS DISTINCT FROM e.last OR e.events <> e.last OR e.first <> 1),
               (SELECT count(*) FROM es_command c FULL JOIN (
                       SELECT (headers ->> 'es-command-id')::uuid AS id, max(seq_id) AS last FROM mt_events GROUP BY 1) e ON e.id = c.id
                 WHERE c.position IS DISTINCT FROM e.last)
        """;

    /// <summary>Returns the log: nothing acknowledged is missing or moved, nothing doubled or half there, nothing not meant.</summary>
    public static async Task<IReadOnlyList<IEvent>> ShouldHoldAsync(
        DocumentStore store, NpgsqlDataSource dataSource, Ledger ledger, CancellationToken ct)
    {
        // Taken first: what is acknowledged now must be in the log that is read afterwards.
        var acknowledged = ledger.Snapshot();
        await ShouldBeSoundAsync(dataSource, ct);
        var log = await ReadAsync(store, ct);
        var commands = new Dictionary<Guid, List<IEvent>>();
        foreach (var one in log)
        {
            var id = one.CommandId.ShouldNotBeNull();
            if (!commands.TryGetValue(id, out var events)) commands.Add(id, events = []);
            events.Add(one);
        }

        foreach (var (id, events) in commands)
        {
            // What another process wrote down before its append may still be on its way through the pipe.
            if (!ledger.Intents.ContainsKey(id))
                await Eventually.IsTrueAsync(() => ledger.Intents.ContainsKey(id), $"the intent of {id}, which is in the log", ct);
            events.Select(Told).ShouldBe(Meant(ledger.Intents[id], events[0].Sequence), $"command {id}");
        }

        foreach (var (id, position) in acknowledged)
            commands.GetValueOrDefault(id).ShouldNotBeNull($"{id} was acknowledged").Max(one => one.Sequence).ShouldBe(position);
        return log;
    }

    public static async Task<IReadOnlyList<IEvent>> ReadAsync(DocumentStore store, CancellationToken ct)
    {
        var log = new List<IEvent>();
        while (await store.QueryEventsAsync(log.Count, Page, ct) is { Count: > 0 } page)
        {
            page.Select(one => one.Sequence).ShouldBe(Enumerable.Range(log.Count + 1, page.Count).Select(n => (long)n), "positions");
            log.AddRange(page);
        }

        return log;
    }

    /// <summary>Head, streams and commands agree with the events.</summary>
    public static async Task ShouldBeSoundAsync(NpgsqlDataSource dataSource, CancellationToken ct)
    {
        await using var command = dataSource.CreateCommand(Flaws);
        await using var reader = await command.ExecuteReaderAsync(ct);
        (await reader.ReadAsync(ct)).ShouldBeTrue();
        reader.GetInt64(0).ShouldBe(0, "positions are dense from 1 to the head");
        reader.GetInt64(1).ShouldBe(0, "versions of every stream are dense from 1 to its row's");
        reader.GetInt64(2).ShouldBe(0, "every command has its events, and every event its command");
    }

    private static (long, string, Moved) Told(IEvent one) => (one.Sequence, one.StreamKey, (Moved)one.Data);

    private static IEnumerable<(long, string, Moved)> Meant(Intent intent, long first) =>
        intent.Parts.Select((part, i) => (first + i, part.Stream, new Moved(intent.Command, i, part.Amount)));
}
