using Neura.EventStore;
using Npgsql;

namespace NeuraNft.EventStore.Tests;

/// <summary>Sums deposits by stream. What it is told to fail at, it fails at.</summary>
internal sealed class BalanceProjection(string name) : IProjection
{
    private int calls;

    public string Name => name;

    public string Table => $"balance_{name}";

    public Func<IEvent, bool> FailsAt { get; set; } = _ => false;

    public int Calls => calls;

    public Func<Task> BeforeRows { get; set; } = () => Task.CompletedTask;

    public static string Ddl(string name) => $"CREATE TABLE balance_{name} (stream text PRIMARY KEY, balance bigint, last bigint)";

    public async Task ApplyAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        Interlocked.Increment(ref calls);
        await BeforeRows();
        foreach (var one in page)
        {
            if (one.Data is AccountEvent.Deposited deposited)
            {
                await using var upsert = new NpgsqlCommand(
                    $"""
                    INSERT INTO {Table} AS b (stream, balance, last) VALUES ($1, $2, $3)
                    ON CONFLICT (stream) DO UPDATE SET balance = b.balance + excluded.balance, last = excluded.last
                    """,
                    connection,
                    transaction)
                {
                    Parameters = { new() { Value = one.StreamKey }, new() { Value = deposited.Amount }, new() { Value = one.Sequence } },
                };
                await upsert.ExecuteNonQueryAsync(ct);
            }

            // After the row, so that only the transaction keeps it out.
            if (FailsAt(one)) throw new InvalidOperationException($"told to fail at {one.Sequence}");
        }
    }
}
