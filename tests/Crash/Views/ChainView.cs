using System.Security.Cryptography;
using System.Text;
using Neura.EventStore;
using NeuraNft.Crash.Load;
using Npgsql;

namespace NeuraNft.Crash.Views;

/// <summary>
/// One row: a hash over hash, position, stream and amount of every event so far. It shows one event left out, doubled or out of order.
/// Beside it a row a page, with who wrote it: two leaders that wrote at once would leave pages that overlap.
/// </summary>
internal sealed class ChainView(string name) : View(name)
{
    public override string Ddl =>
        $"""
        CREATE TABLE {Name} (one boolean PRIMARY KEY DEFAULT true, hash text);
        INSERT INTO {Name} (hash) VALUES ('');
        CREATE TABLE {Name}_page (first bigint PRIMARY KEY, last bigint, epoch bigint, writer int)
        """;

    protected override string Rows => $"SELECT hash FROM {Name}";

    public override async Task ApplyAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand(Rows, connection, transaction);
        var hash = page.Aggregate((string)(await read.ExecuteScalarAsync(ct))!, Next);
        await using var write = new NpgsqlCommand(
            $"""
            WITH page AS (
              INSERT INTO {Name}_page SELECT $2, $3, epoch, $4 FROM es_projection WHERE name = '{Name}')
            UPDATE {Name} SET hash = $1
            """,
            connection,
            transaction)
        {
            Parameters =
            {
                new() { Value = hash },
                new() { Value = page[0].Sequence },
                new() { Value = page[^1].Sequence },
                new() { Value = Environment.ProcessId },
            },
        };
        await write.ExecuteNonQueryAsync(ct);
    }

    public override string Fold(IReadOnlyList<IEvent> log) => log.Aggregate("", Next);

    /// <summary>Pages join without gap or overlap, epochs only rise, and an epoch has one writer. Returns how many writers there were.</summary>
    public async Task<int> ShouldHaveHadOneWriterAtATimeAsync(NpgsqlDataSource dataSource, CancellationToken ct)
    {
        await using var command = dataSource.CreateCommand($"SELECT first, last, epoch, writer FROM {Name}_page ORDER BY first");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var (last, epoch) = (0L, 0L);
        var writers = new Dictionary<long, int>();
        while (await reader.ReadAsync(ct))
        {
            reader.GetInt64(0).ShouldBe(last + 1, $"pages of {Name}");
            last = reader.GetInt64(1);
            reader.GetInt64(2).ShouldBeGreaterThanOrEqualTo(epoch, $"epochs of {Name}");
            epoch = reader.GetInt64(2);
            if (!writers.TryAdd(epoch, reader.GetInt32(3))) writers[epoch].ShouldBe(reader.GetInt32(3), $"writers of {Name} in {epoch}");
        }

        return writers.Values.Distinct().Count();
    }

    public async Task<int> LastWriterAsync(NpgsqlDataSource dataSource, CancellationToken ct)
    {
        await using var command = dataSource.CreateCommand($"SELECT writer FROM {Name}_page ORDER BY first DESC LIMIT 1");
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    private static string Next(string hash, IEvent one) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes($"{hash} {one.Sequence} {one.StreamKey} {((Moved)one.Data).Amount}")));
}
