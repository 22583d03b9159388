using Npgsql;

namespace NeuraNft.Benchmarks.Messaging;

/// <summary>
/// The plainest queue in SQL of the same shape: lease with SKIP LOCKED, then delete; no priorities, no attempts that run out, no lease
/// tokens checked, no ids for ever. A connection each worker keeps, and prepared commands.
/// </summary>
internal sealed class RawQueue(NpgsqlConnection connection, NpgsqlCommand lease, NpgsqlCommand delete) : IAsyncDisposable
{
    private const string Schema = """
        drop table if exists raw_queue;
        create table raw_queue (
            seq bigint generated always as identity primary key, queue text collate "C" not null, id text not null, body jsonb not null,
            enqueued_at timestamptz not null default now(), ready_at timestamptz not null, attempts int not null default 0, lease uuid);
        create index on raw_queue (queue, ready_at, seq);
        alter table raw_queue set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
        """;

    private const string Lease = """
        update raw_queue set lease = gen_random_uuid(), attempts = attempts + 1, ready_at = now() + $3
        where seq = any(array(
          select seq from raw_queue where queue = $1 and ready_at <= now() order by ready_at, seq limit $2 for update skip locked))
        returning seq, lease, id, body, attempts, enqueued_at, ready_at
        """;

    public static async Task FillAsync(NpgsqlDataSource dataSource, int count, string body, CancellationToken ct)
    {
        await using (var schema = dataSource.CreateCommand(Schema))
            await schema.ExecuteNonQueryAsync(ct);
        await using var fill = dataSource.CreateCommand(
            "insert into raw_queue (queue, id, body, ready_at) select 'raw', n::text, $2::jsonb, now() from generate_series(1, $1) n");
        fill.Parameters.AddWithValue(count);
        fill.Parameters.AddWithValue(body);
        await fill.ExecuteNonQueryAsync(ct);
    }

    public static async Task<RawQueue> OpenAsync(NpgsqlDataSource dataSource, int batch, CancellationToken ct)
    {
        var connection = await dataSource.OpenConnectionAsync(ct);
        var lease = new NpgsqlCommand(Lease, connection)
        {
            Parameters =
            {
                new NpgsqlParameter { Value = "raw" },
                new NpgsqlParameter { Value = batch },
                new NpgsqlParameter { Value = TimeSpan.FromMinutes(1) },
            },
        };
        var delete = new NpgsqlCommand("delete from raw_queue where seq = any($1)", connection)
        {
            Parameters = { new NpgsqlParameter<long[]> { TypedValue = Array.Empty<long>() } },
        };
        await lease.PrepareAsync(ct);
        await delete.PrepareAsync(ct);
        return new RawQueue(connection, lease, delete);
    }

    public async Task<int> WorkAsync(CancellationToken ct)
    {
        List<long> taken = [];
        await using (var reader = await lease.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                taken.Add(reader.GetInt64(0));
                _ = (reader.GetGuid(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4), reader.GetDateTime(5));
            }
        }

        if (taken.Count == 0) return 0;
        delete.Parameters[0].Value = taken.ToArray();
        return await delete.ExecuteNonQueryAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        await lease.DisposeAsync();
        await delete.DisposeAsync();
        await connection.DisposeAsync();
    }
}
