using System.Data;
using Npgsql;

namespace Neura.EventStore;

/// <summary>
/// One connection with an advisory lock for each projection led and the heartbeats of all; the server frees the locks when it ends.
/// The locks keep other nodes from working for nothing; what keeps a leader that lost one unawares from writing is the epoch
/// (<see cref="ProjectionRows"/>). A leader that hangs is known by the silence of its heartbeat and of this connection.
/// </summary>
internal sealed class Leadership(NpgsqlDataSource dataSource, TimeSpan leaseTimeout) : IAsyncDisposable
{
    // A row that somebody holds to raise its epoch is passed over, so that it does not delay the heartbeats of the others.
    private const string Write =
        """
        WITH free AS MATERIALIZED (SELECT name FROM es_projection WHERE name = ANY ($1) FOR NO KEY UPDATE SKIP LOCKED)
        UPDATE es_projection p SET heartbeat_at = clock_timestamp(), rate = mine.rate
          FROM unnest($1::varchar[], $2::bigint[], $3::float8[]) AS mine (name, epoch, rate), free
         WHERE p.name = mine.name AND p.epoch = mine.epoch AND free.name = p.name
        RETURNING p.name
        """;

    private const string Look =
        """
        SELECT p.name, p.epoch,
               EXISTS (SELECT FROM es_parked_event e WHERE e.projection = p.name AND e.replay_at IS NOT NULL)
          FROM es_projection p WHERE p.name = ANY ($1)
        """;

    // SKIP LOCKED here too: whoever raises the epoch takes the name himself.
    private const string Resign =
        """
        UPDATE es_projection SET leader = NULL, heartbeat_at = NULL, rate = NULL
         WHERE name IN (SELECT name FROM es_projection WHERE name = $1 AND epoch = $2 FOR NO KEY UPDATE SKIP LOCKED)
        """;

    private readonly SemaphoreSlim gate = new(1);
    private NpgsqlConnection? connection;

    /// <summary>The server's number of the session that holds the locks; 0 before there is one.</summary>
    public int Session { get; private set; }

    public Task<bool> TryTakeAsync(string projection, CancellationToken ct) => CallAsync(
        async batch =>
        {
            batch.BatchCommands.Add(Lock("pg_try_advisory_lock", projection));
            return (bool)(await batch.ExecuteScalarAsync(ct))!;
        },
        ct);

    /// <summary>Frees the lock and takes the leader's name away, where the epoch is still that leader's (0: it did not lead).</summary>
    public Task GiveUpAsync(string projection, long epoch) => TryAsync(
        new NpgsqlBatchCommand(Resign) { Parameters = { new() { Value = projection }, new() { Value = epoch } } },
        Lock("pg_advisory_unlock", projection));

    /// <summary>One round trip for all.</summary>
    public Task<HeartbeatAnswer> BeatAsync(IReadOnlyList<Heartbeat> beats, CancellationToken ct) => CallAsync(
        async batch =>
        {
            string[] names = [.. beats.Select(one => one.Name)];
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Write)
            {
                Parameters =
                {
                    new() { Value = names },
                    new() { Value = beats.Select(one => one.Epoch).ToArray() },
                    new() { Value = beats.Select(one => one.Rate).ToArray() },
                },
            });
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Look) { Parameters = { new() { Value = names } } });
            batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT position FROM es_head"));
            await using var reader = await batch.ExecuteReaderAsync(ct);
            var (written, replays, epochs) = (new HashSet<string>(), new HashSet<string>(), new Dictionary<string, long>());
            while (await reader.ReadAsync(ct)) written.Add(reader.GetString(0));
            await reader.NextResultAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                epochs[reader.GetString(0)] = reader.GetInt64(1);
                if (reader.GetBoolean(2)) replays.Add(reader.GetString(0));
            }

            await reader.NextResultAsync(ct);
            await reader.ReadAsync(ct);
            return new HeartbeatAnswer(reader.GetInt64(0), written, epochs, replays);
        },
        ct);

    public async ValueTask DisposeAsync()
    {
        // A connection in its pool keeps its locks until somebody uses it again; one may be left of a call that was cancelled.
        await TryAsync(new NpgsqlBatchCommand("SELECT pg_advisory_unlock_all()"));
        if (connection is not null) await connection.DisposeAsync();
        gate.Dispose();
    }

    private async Task TryAsync(params NpgsqlBatchCommand[] commands)
    {
        // Where the connection is gone, so are the locks.
        if (connection?.State != ConnectionState.Open) return;
        try
        {
            await CallAsync(
                async batch =>
                {
                    foreach (var command in commands) batch.BatchCommands.Add(command);
                    return await batch.ExecuteNonQueryAsync();
                },
                CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // It went just now.
        }
    }

    private static NpgsqlBatchCommand Lock(string function, string projection) => new($"SELECT {function}({ProjectionSql.LeaderKey})")
    {
        Parameters = { new() { Value = projection } },
    };

    private async Task<T> CallAsync<T>(Func<NpgsqlBatch, Task<T>> work, CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            if (connection?.FullState is null or ConnectionState.Broken or ConnectionState.Closed)
            {
                if (connection is not null) await connection.DisposeAsync();
                connection = await dataSource.OpenConnectionAsync(ct);
                Session = connection.ProcessID;
            }

            // What is not answered within a lease is of no use to it.
            await using var batch = new NpgsqlBatch(connection) { Timeout = Math.Max(1, (int)leaseTimeout.TotalSeconds) };
            return await work(batch);
        }
        finally
        {
            gate.Release();
        }
    }
}
