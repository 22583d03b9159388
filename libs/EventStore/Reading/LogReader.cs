using Npgsql;

namespace Neura.EventStore;

/// <summary>Reads events by position or by stream.</summary>
internal sealed class LogReader(NpgsqlDataSource dataSource, StoreOptions options)
{
    public const string Columns =
        "seq_id, id, stream_id, version, type, mt_dotnet_type, timestamp, data, user_name, correlation_id, causation_id, headers";

    private const string ByPosition = $"SELECT {Columns} FROM mt_events WHERE seq_id > $1 ORDER BY seq_id LIMIT $2";
    // What a name's .NET type was called when it was written is of no use to who reads millions.
    private const string ByRange =
        """
        SELECT seq_id, id, stream_id, version, type, NULL::varchar, timestamp, data, user_name, correlation_id, causation_id, headers
          FROM mt_events WHERE seq_id > $1 AND seq_id <= $2 AND type <> ALL($3) ORDER BY seq_id
        """;

    private const string ByStream = $"SELECT {Columns} FROM mt_events WHERE stream_id = $1 AND version >= $2 ORDER BY version";
    private const string Head = "SELECT position FROM es_head";

    public Task<IReadOnlyList<IEvent>> AfterAsync(long position, int max, CancellationToken ct) =>
        ReadAsync(
            ByPosition,
            options.MaxPageBytes,
            null,
            ct,
            new NpgsqlParameter<long> { TypedValue = position },
            new NpgsqlParameter<int> { TypedValue = max });

    /// <summary>Those after a position up to another but of some stored names; of large ones fewer, and how far it came.</summary>
    public async Task<LogPage> RangeAsync(long after, long until, string[] except, CancellationToken ct)
    {
        var bytes = 0L;
        var events = await ReadAsync(
            ByRange,
            options.MaxPageBytes,
            read => bytes = read,
            ct,
            new NpgsqlParameter<long> { TypedValue = after },
            new NpgsqlParameter<long> { TypedValue = until },
            new NpgsqlParameter<string[]> { TypedValue = except });
        return new LogPage(events, bytes < options.MaxPageBytes ? until : events[^1].Sequence);
    }

    public Task<IReadOnlyList<IEvent>> StreamAsync(string key, long fromVersion, CancellationToken ct) =>
        ReadAsync(
            ByStream,
            long.MaxValue,
            null,
            ct,
            new NpgsqlParameter<string> { TypedValue = key },
            new NpgsqlParameter<long> { TypedValue = fromVersion });

    public async Task<long> HeadAsync(CancellationToken ct) => await Unavailable.GuardAsync(
        async ValueTask<long> () =>
        {
            await using var command = dataSource.CreateCommand(Head);
            return (long)(await command.ExecuteScalarAsync(ct))!;
        },
        outcomeUnknown: false);

    public async Task<StreamState?> StateAsync(string key, CancellationToken ct) => await Unavailable.GuardAsync(
        async ValueTask<StreamState?> () =>
        {
            await using var command = dataSource.CreateCommand(
                "SELECT version, created, timestamp, is_archived FROM mt_streams WHERE id = $1");
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
            await using var reader = await command.ExecuteReaderAsync(ct);
            return await reader.ReadAsync(ct)
                ? new StreamState(
                    key,
                    reader.GetInt64(0),
                    reader.GetFieldValue<DateTimeOffset>(1),
                    reader.GetFieldValue<DateTimeOffset>(2),
                    reader.GetBoolean(3))
                : null;
        },
        outcomeUnknown: false);

    private async Task<IReadOnlyList<IEvent>> ReadAsync(
        string sql, long maxBytes, Action<long>? read, CancellationToken ct, params NpgsqlParameter[] parameters) =>
        await Unavailable.GuardAsync(
            async ValueTask<IReadOnlyList<IEvent>> () =>
            {
                await using var connection = await dataSource.OpenConnectionAsync(ct);
                await using var command = new NpgsqlCommand(sql, connection);
                command.Parameters.AddRange(parameters);
                await command.PrepareAsync(ct);
                await using var reader = await command.ExecuteReaderAsync(ct);
                var events = new List<IEvent>();
                var bytes = 0L;
                while (bytes < maxBytes && await reader.ReadAsync(ct)) events.Add(Row(reader, ref bytes));
                read?.Invoke(bytes);
                return events;
            },
            outcomeUnknown: false);

    private RecordedEvent Row(NpgsqlDataReader row, ref long bytes)
    {
        var body = row.GetFieldValue<byte[]>(7);
        bytes += body.Length;
        var type = row.GetString(4);
        var headers = row.IsDBNull(11) ? null : row.GetFieldValue<byte[]>(11);
        return new RecordedEvent(new StoredEvent(type, body, headers, options))
        {
            Sequence = row.GetInt64(0),
            Id = row.GetGuid(1),
            StreamKey = row.GetString(2),
            Version = row.GetInt64(3),
            EventTypeName = type,
            DotNetTypeName = Text(row, 5),
            Timestamp = row.GetFieldValue<DateTimeOffset>(6),
            UserName = Text(row, 8),
            CorrelationId = Text(row, 9),
            CausationId = Text(row, 10),
        };
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
