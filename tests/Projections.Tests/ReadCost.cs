using Npgsql;

namespace NeuraNft.Projections.Tests;

/// <summary>How many rows the server read for what was asked, by its own counters. One connection, so that they are its.</summary>
internal sealed class ReadCost : IAsyncDisposable
{
    private const string Read = """
        select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)::bigint from pg_stat_user_tables
        """;

    public ReadCost(string connectionString) =>
        Source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 1 });

    public NpgsqlDataSource Source { get; }

    public async Task<long> OfAsync(Func<Task> ask, CancellationToken ct)
    {
        var before = await CountAsync(ct);
        await ask();
        return await CountAsync(ct) - before;
    }

    public ValueTask DisposeAsync() => Source.DisposeAsync();

    private async Task<long> CountAsync(CancellationToken ct)
    {
        await using (var flush = Source.CreateCommand("select pg_stat_force_next_flush()"))
            await flush.ExecuteNonQueryAsync(ct);
        await using var command = Source.CreateCommand(Read);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
