using Neura.EventStore;
using NeuraNft.Crash.Load;
using Npgsql;

namespace NeuraNft.Crash.Views;

/// <summary>A row a stream: a page applied twice, or not at all, shows in its sums.</summary>
internal sealed class BalanceView(string name, string prefix = "") : View(name)
{
    public override string Ddl => $"CREATE TABLE {Name} (stream text PRIMARY KEY, balance bigint, events bigint, last bigint)";

    protected override string Rows =>
        $"""
        SELECT coalesce(string_agg(concat_ws(' ', stream, balance, events, last), E'\n' ORDER BY stream COLLATE "C"), '') FROM {Name}
        """;

    public override async Task ApplyAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        var rows = Group(page).ToList();
        if (rows.Count == 0) return;
        await using var upsert = new NpgsqlCommand(
            $"""
            INSERT INTO {Name} AS b (stream, balance, events, last) SELECT * FROM unnest($1, $2, $3, $4)
            ON CONFLICT (stream) DO UPDATE
               SET balance = b.balance + excluded.balance, events = b.events + excluded.events, last = excluded.last
            """,
            connection,
            transaction)
        {
            Parameters =
            {
                new() { Value = rows.Select(row => row.Stream).ToArray() },
                new() { Value = rows.Select(row => row.Balance).ToArray() },
                new() { Value = rows.Select(row => row.Events).ToArray() },
                new() { Value = rows.Select(row => row.Last).ToArray() },
            },
        };
        await upsert.ExecuteNonQueryAsync(ct);
    }

    public override string Fold(IReadOnlyList<IEvent> log)
    {
        var rows = new SortedDictionary<string, (long Balance, long Events, long Last)>(StringComparer.Ordinal);
        foreach (var one in log)
        {
            if (!one.StreamKey.StartsWith(prefix, StringComparison.Ordinal)) continue;
            var (balance, events, _) = rows.GetValueOrDefault(one.StreamKey);
            rows[one.StreamKey] = (balance + ((Moved)one.Data).Amount, events + 1, one.Sequence);
        }

        return string.Join('\n', rows.Select(row => $"{row.Key} {row.Value.Balance} {row.Value.Events} {row.Value.Last}"));
    }

    // By key, so that two inline appends take their rows in one order.
    private IEnumerable<(string Stream, long Balance, long Events, long Last)> Group(IReadOnlyList<IEvent> page) =>
        from one in page
        where one.StreamKey.StartsWith(prefix, StringComparison.Ordinal)
        group one by one.StreamKey into stream
        orderby stream.Key
        select (stream.Key, stream.Sum(one => ((Moved)one.Data).Amount), stream.LongCount(), stream.Max(one => one.Sequence));
}
