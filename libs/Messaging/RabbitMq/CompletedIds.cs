using Npgsql;

namespace Neura.Messaging;

/// <summary>What the broker does not remember: the ids that were completed. The schema is db/0012_completed_messages.sql.</summary>
internal sealed class CompletedIds(NpgsqlDataSource dataSource, string queue)
{
    private const string Find = "select id from queue_completed_id where queue = $1 and id = any($2)";

    // In their order: two callers with the same ids wait for each other and do not deadlock.
    private const string Add = """
        insert into queue_completed_id (queue, id) select $1, id from unnest($2) as t (id) order by id on conflict do nothing
        """;

    public async Task<HashSet<string>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        return await FindAsync(connection, null, ids, ct);
    }

    public async Task<HashSet<string>> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        await using var command = await CommandAsync(Find, connection, transaction, ids, ct);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct))
            found.Add(reader.GetString(0));
        return found;
    }

    /// <returns>How many were not there yet.</returns>
    public async Task<int> AddAsync(IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        return await AddAsync(connection, null, ids, ct);
    }

    public async Task<int> AddAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        await using var command = await CommandAsync(Add, connection, transaction, ids, ct);
        return await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<NpgsqlCommand> CommandAsync(
        string sql, NpgsqlConnection connection, NpgsqlTransaction? transaction, IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        var command = new NpgsqlCommand(sql, connection, transaction)
        {
            Parameters = { new() { Value = queue }, new() { Value = ids.ToArray() } },
        };
        await command.PrepareAsync(ct);
        return command;
    }
}
