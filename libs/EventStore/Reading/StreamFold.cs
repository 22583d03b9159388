using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Neura.EventStore;

/// <summary>A stream's state now: from its last snapshot where there is one, else from its first event.</summary>
internal sealed class StreamFold(DocumentStore store)
{
    private const string Last = "SELECT version, state FROM es_snapshot WHERE name = $1 AND stream_id = $2";

    private const string Keep =
        """
        INSERT INTO es_snapshot AS s (name, stream_id, version, state, taken_at) VALUES ($1, $2, $3, $4, now())
        ON CONFLICT (name, stream_id) DO UPDATE SET version = excluded.version, state = excluded.state, taken_at = excluded.taken_at
         WHERE s.version < excluded.version
        """;

    public async Task<(TState State, long Version)> RunAsync<TState>(string key, Aggregate<TState> aggregate, CancellationToken ct)
    {
        if (aggregate.Snapshots is not { } policy) return await FromAsync(key, aggregate, aggregate.Initial, 0, ct);
        var (state, from) = await LastAsync(key, aggregate, policy, ct);
        var (folded, version) = await FromAsync(key, aggregate, state, from, ct);
        if (version - from >= policy.Every) await KeepAsync(key, policy, folded, version, ct);
        return (folded, version);
    }

    private async Task<(TState State, long Version)> FromAsync<TState>(
        string key, Aggregate<TState> aggregate, TState state, long version, CancellationToken ct)
    {
        foreach (var one in await store.FetchStreamAsync(key, version + 1, ct))
            (state, version) = (aggregate.Evolve(state, one.Data), one.Version);
        return (state, version);
    }

    private async Task<(TState State, long Version)> LastAsync<TState>(
        string key, Aggregate<TState> aggregate, SnapshotPolicy policy, CancellationToken ct) => await Unavailable.GuardAsync(
        async ValueTask<(TState, long)> () =>
        {
            await using var command = store.DataSource.CreateCommand(Last);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = policy.Name });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
            await using var reader = await command.ExecuteReaderAsync(ct);
            if (!await reader.ReadAsync(ct)) return (aggregate.Initial, 0);
            try
            {
                return (JsonSerializer.Deserialize<TState>(reader.GetFieldValue<byte[]>(1), store.Options.Json)!, reader.GetInt64(0));
            }
            catch (Exception failure) when (failure is JsonException or NotSupportedException)
            {
                // Of a shape that is no longer read, or that these options cannot read: the events tell the same.
                return (aggregate.Initial, 0);
            }
        },
        outcomeUnknown: false);

    private async Task KeepAsync<TState>(string key, SnapshotPolicy policy, TState state, long version, CancellationToken ct)
    {
        try
        {
            await using var command = store.DataSource.CreateCommand(Keep);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = policy.Name });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = version });
            var json = JsonSerializer.SerializeToUtf8Bytes(state, store.Options.Json);
            command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = json, NpgsqlDbType = NpgsqlDbType.Jsonb });
            await command.ExecuteNonQueryAsync(ct);
        }
        catch (Exception failure) when (failure is NpgsqlException or ObjectDisposedException or NotSupportedException)
        {
            // A cache that cannot be written (a standby, a full disk) costs the next reader time and this one nothing.
        }
    }
}
