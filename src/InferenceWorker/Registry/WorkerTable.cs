using System.Text.Json;
using NeuraNft.InferenceWorker.Sandbox;
using Npgsql;
using NpgsqlTypes;

namespace NeuraNft.InferenceWorker.Registry;

/// <summary>Workers by themselves, in db/0065. Times are the database's: workers' clocks differ.</summary>
public sealed class WorkerTable(NpgsqlDataSource db)
{
    /// <summary>One that has not been heard of for so long counts as gone.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private const int MaxRows = 1000;

    /// <summary>Its row, written anew; rows of workers that have been silent for a day go.</summary>
    public async Task BeatAsync(WorkerRow row, bool isStart, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand("""
            with old as (delete from inference_worker where seen_at < now() - interval '1 day' and id <> $1)
            insert into inference_worker as w (id, provider, runtime_version, memory_bytes, concurrency, sandbox, warm, is_draining)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (id) do update set
              provider = $2, runtime_version = $3, memory_bytes = $4, concurrency = $5, sandbox = $6, warm = $7, is_draining = $8,
              seen_at = now(), started_at = case when $9 then now() else w.started_at end
            """);
        command.Parameters.Add(new() { Value = row.Id });
        command.Parameters.Add(new() { Value = row.Provider });
        command.Parameters.Add(new() { Value = row.RuntimeVersion });
        command.Parameters.Add(new() { Value = row.MemoryBytes });
        command.Parameters.Add(new() { Value = row.Concurrency });
        command.Parameters.Add(new() { Value = JsonSerializer.Serialize(row.Sandbox), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = row.Warm.ToArray() });
        command.Parameters.Add(new() { Value = row.IsDraining });
        command.Parameters.Add(new() { Value = isStart });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Those that were heard of lately, by name.</summary>
    public async Task<IReadOnlyList<WorkerRow>> LivingAsync(CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand("""
            select id, provider, runtime_version, memory_bytes, concurrency, sandbox, warm, is_draining, started_at, seen_at
            from inference_worker where seen_at > now() - $1 order by id limit $2
            """);
        command.Parameters.Add(new() { Value = Silence });
        command.Parameters.Add(new() { Value = MaxRows });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<WorkerRow> rows = [];
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(new WorkerRow(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), reader.GetInt32(4),
                JsonSerializer.Deserialize<SandboxFeatures>(reader.GetString(5)) ?? SandboxFeatures.None,
                reader.GetFieldValue<string[]>(6), reader.GetBoolean(7))
            {
                StartedAt = reader.GetFieldValue<DateTimeOffset>(8), SeenAt = reader.GetFieldValue<DateTimeOffset>(9),
            });
        return rows;
    }
}
