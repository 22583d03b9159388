using Npgsql;

namespace Neura.EventStore;

/// <summary>Checkpoint, epoch and pause of one projection.</summary>
internal sealed class ProjectionRows(NpgsqlDataSource dataSource, string name)
{
    private const string Lead =
        """
        INSERT INTO es_projection AS p (name, epoch) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET epoch = p.epoch + 1
        RETURNING epoch, paused_at IS NOT NULL
        """;

    private const string Place = "INSERT INTO mt_event_progression (name, last_seq_id) VALUES ($1, 0) ON CONFLICT DO NOTHING";
    private const string Read = "SELECT last_seq_id FROM mt_event_progression WHERE name = $1";

    // Shared with the rows of the page, and against the epoch's next change: who leads next waits for this transaction.
    private const string Hold = "SELECT 1 FROM es_projection WHERE name = $1 AND epoch = $2 AND paused_at IS NULL FOR SHARE";

    private const string Advance =
        "UPDATE mt_event_progression SET last_seq_id = $3, last_updated = now() WHERE name = $1 AND last_seq_id = $2";

    private const string Pause =
        """
        UPDATE es_projection SET paused_at = $3, paused_position = $4, paused_reason = $5
         WHERE name = $1 AND epoch = $2 AND paused_at IS NULL
        """;

    private const string Park =
        """
        INSERT INTO es_parked_event (projection, position, attempts, error, parked_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (projection, position) DO UPDATE
           SET attempts = es_parked_event.attempts + excluded.attempts, error = excluded.error, parked_at = excluded.parked_at
        """;

    /// <summary>From here on every earlier leader is fenced off.</summary>
    public async Task<ProjectionStart> LeadAsync(CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { Command(Lead, name), Command(Place, name), Command(Read, name) },
        };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var (epoch, paused) = (reader.GetInt64(0), reader.GetBoolean(1));
        await reader.NextResultAsync(ct);
        await reader.ReadAsync(ct);
        return new ProjectionStart(epoch, reader.GetInt64(0), paused);
    }

    /// <summary>Rows and checkpoint in one transaction, or neither.</summary>
    /// <exception cref="FencedException">The epoch or the checkpoint is another one now.</exception>
    public async Task ApplyAsync(IProjection projection, long epoch, long previous, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands = { Command(Hold, name, epoch), Command(Advance, name, previous, page[^1].Sequence) },
        })
        {
            await batch.ExecuteNonQueryAsync(ct);
            if (batch.BatchCommands[0].Rows != 1 || batch.BatchCommands[1].Rows != 1) throw new FencedException(name);
        }

        await projection.ApplyAsync(connection, transaction, page, ct);
        await transaction.CommitAsync(ct);
    }

    public async Task PauseAsync(long epoch, IEvent at, int attempts, Exception failure, DateTimeOffset now, CancellationToken ct)
    {
        var (when, error) = (now.UtcDateTime, Storable(failure));
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                Command(Pause, name, epoch, when, at.Sequence, error),
                Command(Park, name, at.Sequence, attempts, error, when),
            },
        })
        {
            await batch.ExecuteNonQueryAsync(ct);
            if (batch.BatchCommands[0].Rows != 1) throw new FencedException(name);
        }

        await transaction.CommitAsync(ct);
    }

    private static string Storable(Exception failure) =>
        new([.. $"{failure.GetType().Name}: {failure.Message}".Select(c => c == '\0' || char.IsSurrogate(c) ? '\uFFFD' : c)]);

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
