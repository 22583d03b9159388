using System.Text.Json;
using Neura.EventStore;
using Npgsql;
using NpgsqlTypes;

namespace NeuraNft.Benchmarks;

/// <summary>
/// The function es_append by the barest driver there is: one connection, prepared, arrays made before the clock starts, new ids and stream
/// keys only. What the public API adds (sessions, JSON, checks, waiting for one another) is measured against it.
/// </summary>
internal sealed class BareAppend : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlCommand command;
    private readonly string prefix;
    private readonly Guid[] commands;
    private readonly string[] keys;
    private readonly Guid[] ids;
    private readonly bool fresh;
    private long next;

    private BareAppend(NpgsqlConnection connection, string prefix, int callers, int eventsEach, bool fresh, StoreOptions options)
    {
        (this.connection, this.prefix, this.fresh) = (connection, prefix, fresh);
        var body = JsonSerializer.SerializeToUtf8Bytes(EventStoreBenchmark.Event(1), options.Json);
        var events = callers * eventsEach;
        (commands, keys, ids) = (new Guid[callers], new string[callers], new Guid[events]);
        command = new NpgsqlCommand(
            "SELECT verdicts, versions, positions FROM es_append($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20)",
            connection);
        var headers = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["es-command-id"] = Guid.Empty.ToString() });
        Add(NpgsqlDbType.Uuid, commands);
        Add(NpgsqlDbType.Bytea, Repeat(callers, _ => new byte[32]));
        Add(NpgsqlDbType.Text, Repeat(callers, _ => "owner.testnet"));
        Add(NpgsqlDbType.Text, Repeat(callers, _ => (string?)null));
        Add(NpgsqlDbType.Text, Repeat(callers, _ => (string?)null));
        Add(NpgsqlDbType.Jsonb, Repeat(callers, _ => headers));
        Add(NpgsqlDbType.Integer, Repeat(callers, i => i + 1));
        Add(NpgsqlDbType.Text, keys);
        Add(NpgsqlDbType.Bigint, Repeat(callers, _ => -1L));
        Add(NpgsqlDbType.Integer, Repeat(callers, _ => eventsEach));
        Add(NpgsqlDbType.Integer, Repeat(events, i => (i / eventsEach) + 1));
        Add(NpgsqlDbType.Integer, Repeat(events, i => (i % eventsEach) + 1));
        Add(NpgsqlDbType.Uuid, ids);
        Add(NpgsqlDbType.Integer, Repeat(events, _ => 1));
        Add(NpgsqlDbType.Jsonb, Repeat(events, _ => body));
        Add(NpgsqlDbType.Jsonb, Repeat(events, _ => (byte[]?)null));
        Add(NpgsqlDbType.Text, ["access_granted"]);
        Add(NpgsqlDbType.Text, ["NeuraNft.Benchmarks.EventStoreBenchmark+Granted, NeuraNft.Benchmarks"]);
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = DateTime.UtcNow });
        command.Parameters.Add(new NpgsqlParameter
        {
            Value = (object?)options.NotifyChannel ?? DBNull.Value,
            NpgsqlDbType = NpgsqlDbType.Text,
        });
    }

    public static async Task<BareAppend> OpenAsync(
        NpgsqlDataSource source, string prefix, int callers, int eventsEach, bool fresh, StoreOptions options, CancellationToken ct)
    {
        var bare = new BareAppend(await source.OpenConnectionAsync(ct), prefix, callers, eventsEach, fresh, options);
        await bare.command.PrepareAsync(ct);
        return bare;
    }

    public async Task CallAsync(CancellationToken ct)
    {
        for (var i = 0; i < commands.Length; i++)
        {
            commands[i] = Guid.CreateVersion7();
            keys[i] = fresh ? $"{prefix}/{next++}" : $"{prefix}/{i}";
        }

        for (var i = 0; i < ids.Length; i++) ids[i] = Guid.CreateVersion7();

        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        if (reader.GetFieldValue<int[]>(0).Any(verdict => verdict != 0)) throw new InvalidOperationException("not appended");
        await reader.NextResultAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        await command.DisposeAsync();
        await connection.DisposeAsync();
    }

    private static T[] Repeat<T>(int count, Func<int, T> one) => [.. Enumerable.Range(0, count).Select(one)];

    private void Add<T>(NpgsqlDbType element, T[] values) =>
        command.Parameters.Add(new NpgsqlParameter<T[]> { NpgsqlDbType = NpgsqlDbType.Array | element, TypedValue = values });
}
