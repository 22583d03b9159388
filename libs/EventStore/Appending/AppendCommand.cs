using Npgsql;
using NpgsqlTypes;

namespace Neura.EventStore;

/// <summary>The call of <c>es_append</c> for one caller.</summary>
internal static class AppendCommand
{
    public const string Sql =
        """
        SELECT verdict, stream_key, stream_version, last_position
          FROM es_append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
        """;

    public static void AddParameters(NpgsqlParameterCollection to, SerializedAppend append, string? channel)
    {
        var (metadata, streams, events) = (append.Metadata, append.Streams, append.Events);
        Add(to, NpgsqlDbType.Uuid, new[] { metadata.CommandId });
        Add(to, NpgsqlDbType.Bytea, new[] { metadata.CommandId is null ? null : append.Hash() });
        Add(to, NpgsqlDbType.Text, new[] { metadata.UserName });
        Add(to, NpgsqlDbType.Text, new[] { metadata.CorrelationId });
        Add(to, NpgsqlDbType.Text, new[] { metadata.CausationId });
        Add(to, NpgsqlDbType.Integer, Map(streams, _ => 1));
        Add(to, NpgsqlDbType.Text, Map(streams, stream => stream.Key));
        Add(to, NpgsqlDbType.Bigint, Map(streams, stream => stream.Expected.Value));
        Add(to, NpgsqlDbType.Integer, Map(streams, stream => stream.Count));
        Add(to, NpgsqlDbType.Integer, Map(events, one => one.Pending.Stream.Index));
        Add(to, NpgsqlDbType.Integer, Map(events, one => one.Pending.Offset));
        Add(to, NpgsqlDbType.Uuid, Map(events, one => one.Pending.Id));
        Add(to, NpgsqlDbType.Text, Map(events, one => one.Type));
        Add(to, NpgsqlDbType.Text, Map(events, one => one.DotNetType));
        Add(to, NpgsqlDbType.Jsonb, Map(events, one => one.Body));
        Add(to, NpgsqlDbType.Jsonb, Map(events, one => one.Headers));
        to.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = append.RecordedAt.UtcDateTime });
        to.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)channel ?? DBNull.Value });
    }

    /// <summary>Reads to the end: the rows come before the commit, so only the end says that it happened.</summary>
    public static async Task<AppendResult> ReadAsync(NpgsqlDataReader reader, SerializedAppend append, CancellationToken ct)
    {
        var verdict = AppendVerdict.Appended;
        var position = 0L;
        var versions = new Dictionary<string, long>(append.Streams.Count);
        while (await reader.ReadAsync(ct))
        {
            verdict = (AppendVerdict)reader.GetInt32(0);
            if (!reader.IsDBNull(2)) versions[reader.GetString(1)] = reader.GetInt64(2);
            position = reader.GetInt64(3);
        }

        while (await reader.NextResultAsync(ct))
        {
        }

        return verdict switch
        {
            AppendVerdict.Conflict => AppendResult.Nothing(verdict) with { Conflict = FindConflict(append, versions) },
            AppendVerdict.IdempotencyMismatch => AppendResult.Nothing(verdict),
            _ => new AppendResult(verdict, position, versions),
        };
    }

    private static StreamConflict FindConflict(SerializedAppend append, Dictionary<string, long> versions)
    {
        var stream = append.Streams.First(one => one.Expected != ExpectedVersion.Any && one.Expected.Value != versions[one.Key]);
        return new StreamConflict(stream.Key, stream.Expected, versions[stream.Key]);
    }

    private static void Add<T>(NpgsqlParameterCollection to, NpgsqlDbType element, T[] values) =>
        to.Add(new NpgsqlParameter<T[]> { NpgsqlDbType = NpgsqlDbType.Array | element, TypedValue = values });

    private static TResult[] Map<T, TResult>(IReadOnlyList<T> list, Func<T, TResult> select)
    {
        var result = new TResult[list.Count];
        for (var i = 0; i < result.Length; i++) result[i] = select(list[i]);
        return result;
    }
}
