using Npgsql;
using NpgsqlTypes;

namespace Neura.EventStore;

/// <summary>The call of <c>es_append</c> on one connection: its parameters are filled anew for each group.</summary>
internal sealed class AppendCommand : IAsyncDisposable
{
    private const string Sql =
        """
        SELECT verdicts, versions, positions
          FROM es_append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
        """;

    private readonly NpgsqlCommand command;
    private readonly List<Guid?> commandIds;
    private readonly List<byte[]?> commandHashes;
    private readonly List<string?> userNames;
    private readonly List<string?> correlationIds;
    private readonly List<string?> causationIds;
    private readonly List<byte[]?> callerHeaders;
    private readonly List<int> streamCallers;
    private readonly List<string> streamKeys;
    private readonly List<long> expected;
    private readonly List<int> eventCounts;
    private readonly List<int> eventStreams;
    private readonly List<int> eventOffsets;
    private readonly List<Guid> eventIds;
    private readonly List<int> eventTypes;
    private readonly List<byte[]> bodies;
    private readonly List<byte[]?> eventHeaders;
    private readonly List<string> typeNames;
    private readonly List<string> dotNetTypes;
    private readonly Dictionary<string, int> types = new(StringComparer.Ordinal);
    private readonly NpgsqlParameter<DateTime> recordedAt = new() { NpgsqlDbType = NpgsqlDbType.TimestampTz };

    public AppendCommand(NpgsqlConnection connection, StoreOptions options)
    {
        command = new NpgsqlCommand(Sql, connection);
        var limit = (int)options.AppendTimeout.TotalSeconds;
        if (command.CommandTimeout == 0 || command.CommandTimeout > limit) command.CommandTimeout = limit;
        commandIds = Add<Guid?>(NpgsqlDbType.Uuid);
        commandHashes = Add<byte[]?>(NpgsqlDbType.Bytea);
        userNames = Add<string?>(NpgsqlDbType.Text);
        correlationIds = Add<string?>(NpgsqlDbType.Text);
        causationIds = Add<string?>(NpgsqlDbType.Text);
        callerHeaders = Add<byte[]?>(NpgsqlDbType.Jsonb);
        streamCallers = Add<int>(NpgsqlDbType.Integer);
        streamKeys = Add<string>(NpgsqlDbType.Text);
        expected = Add<long>(NpgsqlDbType.Bigint);
        eventCounts = Add<int>(NpgsqlDbType.Integer);
        eventStreams = Add<int>(NpgsqlDbType.Integer);
        eventOffsets = Add<int>(NpgsqlDbType.Integer);
        eventIds = Add<Guid>(NpgsqlDbType.Uuid);
        eventTypes = Add<int>(NpgsqlDbType.Integer);
        bodies = Add<byte[]>(NpgsqlDbType.Jsonb);
        eventHeaders = Add<byte[]?>(NpgsqlDbType.Jsonb);
        typeNames = Add<string>(NpgsqlDbType.Text);
        dotNetTypes = Add<string>(NpgsqlDbType.Text);
        command.Parameters.Add(recordedAt);
        var channel = (object?)options.NotifyChannel ?? DBNull.Value;
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = channel });
    }

    /// <summary>One result for each append, in their order. On return it is committed, unless a transaction around it holds it.</summary>
    public async Task<AppendResult[]> CallAsync(IReadOnlyList<SerializedAppend> group, DateTimeOffset now, CancellationToken ct)
    {
        Fill(group);
        recordedAt.TypedValue = now.UtcDateTime;
        await command.PrepareAsync(ct);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var verdicts = reader.GetFieldValue<int[]>(0);
        var versions = reader.GetFieldValue<long[]>(1);
        var positions = reader.GetFieldValue<long[]>(2);
        // To the end: the row comes before the commit, so only the end says that it happened.
        while (await reader.NextResultAsync(ct))
        {
        }

        var results = new AppendResult[group.Count];
        var row = 0;
        for (var i = 0; i < results.Length; i++)
        {
            var streams = group[i].Streams;
            results[i] = group[i].ToResult((AppendVerdict)verdicts[i], positions[i], versions.AsSpan(row, streams.Count));
            row += streams.Count;
        }

        return results;
    }

    public ValueTask DisposeAsync() => command.DisposeAsync();

    private void Fill(IReadOnlyList<SerializedAppend> group)
    {
        foreach (NpgsqlParameter one in command.Parameters) (one.Value as System.Collections.IList)?.Clear();
        types.Clear();
        for (var caller = 0; caller < group.Count; caller++)
        {
            var append = group[caller];
            commandIds.Add(append.Metadata.CommandId);
            commandHashes.Add(append.CommandHash);
            userNames.Add(append.Metadata.UserName);
            correlationIds.Add(append.Metadata.CorrelationId);
            causationIds.Add(append.Metadata.CausationId);
            callerHeaders.Add(append.Headers);
            var rows = streamKeys.Count;
            foreach (var stream in append.Streams)
            {
                streamCallers.Add(caller + 1);
                streamKeys.Add(stream.Key);
                expected.Add(stream.Expected.Value);
                eventCounts.Add(stream.Count);
            }

            foreach (var one in append.Events) Fill(one, rows);
        }
    }

    private void Fill(SerializedEvent one, int rowsBefore)
    {
        eventStreams.Add(rowsBefore + one.Pending.Stream.Index);
        eventOffsets.Add(one.Pending.Offset);
        eventIds.Add(one.Pending.Id);
        eventTypes.Add(TypeOf(one));
        bodies.Add(one.Body);
        eventHeaders.Add(one.Headers);
    }

    private int TypeOf(SerializedEvent one)
    {
        if (types.TryGetValue(one.Type, out var known)) return known;
        typeNames.Add(one.Type);
        dotNetTypes.Add(one.DotNetType);
        types.Add(one.Type, typeNames.Count);
        return typeNames.Count;
    }

    private List<T> Add<T>(NpgsqlDbType element)
    {
        var values = new List<T>();
        command.Parameters.Add(new NpgsqlParameter<List<T>> { NpgsqlDbType = NpgsqlDbType.Array | element, TypedValue = values });
        return values;
    }
}
