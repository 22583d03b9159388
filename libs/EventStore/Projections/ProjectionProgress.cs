using Npgsql;

namespace Neura.EventStore;

/// <summary>How far projections are; waiting for one; and letting a paused one go on.</summary>
public sealed class ProjectionProgress(DocumentStore store)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    private const string Statuses =
        """
        SELECT g.name, coalesce(g.last_seq_id, 0), h.position, p.paused_at, p.paused_position, p.paused_reason
          FROM mt_event_progression g CROSS JOIN es_head h LEFT JOIN es_projection p ON p.name = g.name
         ORDER BY g.name
        """;

    /// <summary>
    /// Until the projection has applied a position: true. False where the time is up, or where it is paused before that position.
    /// </summary>
    public async Task<bool> WaitForAsync(string name, long position, TimeSpan timeout, CancellationToken ct)
    {
        var started = store.Time.GetTimestamp();
        while (true)
        {
            var next = store.Progress.Next;
            if (store.Progress.Of(name) >= position) return true;
            var status = (await ReadAsync(ct)).FirstOrDefault(one => one.Name == name);
            if (status?.Position >= position) return true;
            var left = timeout - store.Time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero || status?.PausedAt is not null) return false;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            await Task.WhenAny(next, Task.Delay(left < Poll ? left : Poll, store.Time, limit.Token));
            await limit.CancelAsync();
            ct.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Every projection that ever ran.</summary>
    public async Task<IReadOnlyList<ProjectionStatus>> ReadAsync(CancellationToken ct) => await Unavailable.GuardAsync(
        async ValueTask<IReadOnlyList<ProjectionStatus>> () =>
        {
            await using var command = store.DataSource.CreateCommand(Statuses);
            await using var reader = await command.ExecuteReaderAsync(ct);
            var statuses = new List<ProjectionStatus>();
            while (await reader.ReadAsync(ct))
                statuses.Add(new ProjectionStatus(
                    reader.GetString(0),
                    reader.GetInt64(1),
                    reader.GetInt64(2),
                    reader.IsDBNull(3) ? null : reader.GetFieldValue<DateTimeOffset>(3),
                    reader.IsDBNull(4) ? null : reader.GetInt64(4),
                    reader.IsDBNull(5) ? null : reader.GetString(5)));
            return statuses;
        },
        outcomeUnknown: false);

    /// <summary>
    /// Lets a paused projection try its event again, after its handler or its data were mended. False where it is not paused.
    /// </summary>
    public async Task<bool> ResumeAsync(string name, CancellationToken ct)
    {
        await using var connection = await store.DataSource.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(
            """
            WITH resumed AS (
              UPDATE es_projection p SET paused_at = NULL, paused_position = NULL, paused_reason = NULL
                FROM es_projection was WHERE was.name = p.name AND p.name = $1 AND p.paused_at IS NOT NULL
              RETURNING was.paused_position AS position)
            DELETE FROM es_parked_event e USING resumed r WHERE e.projection = $1 AND e.position = r.position
            """,
            connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = name } },
        };
        return await command.ExecuteNonQueryAsync(ct) > 0;
    }
}
