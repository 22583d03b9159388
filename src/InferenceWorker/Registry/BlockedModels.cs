using Npgsql;

namespace NeuraNft.InferenceWorker.Registry;

/// <summary>
/// Models whose process was ended at a limit while it loaded. They are refused without another try, by every worker that would not give
/// them more memory, for an hour: a mistake heals by itself.
/// </summary>
public sealed class BlockedModels(NpgsqlDataSource db)
{
    private static readonly TimeSpan For = TimeSpan.FromHours(1);

    /// <returns>Why; null where it may be tried.</returns>
    public async Task<string?> FindAsync(string storedSha256, long memoryBytes, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            "select reason from inference_blocked_model where stored_sha256 = $1 and memory_bytes >= $2 and blocked_until > now()");
        command.Parameters.Add(new() { Value = storedSha256 });
        command.Parameters.Add(new() { Value = memoryBytes });
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }

    public async Task AddAsync(string storedSha256, long memoryBytes, string reason, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand("""
            insert into inference_blocked_model as b (stored_sha256, memory_bytes, reason, blocked_until) values ($1, $2, $3, now() + $4)
            on conflict (stored_sha256) do update set
              memory_bytes = greatest(b.memory_bytes, $2), reason = $3, blocked_until = now() + $4
            """);
        command.Parameters.Add(new() { Value = storedSha256 });
        command.Parameters.Add(new() { Value = memoryBytes });
        command.Parameters.Add(new() { Value = reason });
        command.Parameters.Add(new() { Value = For });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
