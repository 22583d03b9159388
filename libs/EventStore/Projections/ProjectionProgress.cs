using Npgsql;

namespace Neura.EventStore;

/// <summary>How far projections and subscriptions are; waiting for one; pausing one, resuming it, and replaying what it parked.</summary>
public sealed class ProjectionProgress(DocumentStore store)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

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

    /// <summary>Every projection and subscription that ever ran, by name.</summary>
    public Task<IReadOnlyList<ProjectionStatus>> ReadAsync(CancellationToken ct) => QueryAsync(
        ProgressSql.Statuses,
        row => new ProjectionStatus(
            row.GetString(0), row.GetInt64(1), row.GetInt64(2), Time(row, 3), row.IsDBNull(4) ? null : row.GetInt64(4), Text(row, 5))
        {
            Kind = row.GetString(6),
            Leader = Text(row, 7),
            HeartbeatAt = Time(row, 8),
            Silent = row.IsDBNull(9) ? null : row.GetTimeSpan(9),
            EventsPerSecond = row.IsDBNull(10) ? null : row.GetDouble(10),
            Parked = row.GetInt64(11),
        },
        ct);

    /// <summary>
    /// Stops one until <see cref="ResumeAsync"/>; when this returns, nothing more of it will be written. False where it is paused already,
    /// or never ran.
    /// </summary>
    public async Task<bool> PauseAsync(string name, string reason, CancellationToken ct) =>
        await CountAsync(ProgressSql.Pause, ct, name, StorableText.Of(reason)) > 0;

    /// <summary>
    /// Lets a paused one go on; the event that it waits in front of is tried again, after its handler or its data were mended. False
    /// where it is not paused.
    /// </summary>
    public async Task<bool> ResumeAsync(string name, CancellationToken ct) => await CountAsync(ProgressSql.Resume, ct, name) > 0;

    /// <summary>What is parked, of one or of all (null), by name and position.</summary>
    public Task<IReadOnlyList<ParkedEvent>> ListParkedAsync(string? name, CancellationToken ct) => QueryAsync(
        ProgressSql.Parked,
        row => new ParkedEvent(
            row.GetString(0), row.GetInt64(1), Text(row, 2), Text(row, 3), row.GetInt32(4), row.GetString(5),
            row.GetFieldValue<DateTimeOffset>(6), Time(row, 7)),
        ct,
        name ?? (object)DBNull.Value);

    /// <summary>
    /// Asks for another try of what one has parked: all of it, or the event at a position. Where it waits in front of that event it is
    /// resumed; a subscription that went on is given it out of its turn, by its leader within a few seconds, and it is removed once
    /// handled. Returns for how many events.
    /// </summary>
    public Task<long> ReplayParkedAsync(string name, long? position, CancellationToken ct) =>
        CountAsync(ProgressSql.Replay, ct, name, position ?? (object)DBNull.Value);

    private async Task<long> CountAsync(string sql, CancellationToken ct, params object[] values) =>
        (await QueryAsync(sql, row => row.GetInt64(0), ct, values))[0];

    private async Task<IReadOnlyList<T>> QueryAsync<T>(
        string sql, Func<NpgsqlDataReader, T> read, CancellationToken ct, params object[] values) => await Unavailable.GuardAsync(
        async ValueTask<IReadOnlyList<T>> () =>
        {
            await using var command = store.DataSource.CreateCommand(sql);
            foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
            await using var reader = await command.ExecuteReaderAsync(ct);
            var rows = new List<T>();
            while (await reader.ReadAsync(ct)) rows.Add(read(reader));
            return rows;
        },
        outcomeUnknown: false);

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
