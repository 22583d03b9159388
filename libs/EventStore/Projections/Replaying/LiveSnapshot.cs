using System.Data;
using Npgsql;

namespace Neura.EventStore;

/// <summary>
/// One instant of the live tables and of the checkpoints that were written with them, in a read-only transaction: the live system is
/// neither held nor waited for.
/// </summary>
internal sealed class LiveSnapshot : IAsyncDisposable
{
    private const string Checkpoints =
        """
        SELECT n, coalesce(l.shards, 1), coalesce(g.last_seq_id, 0)
          FROM unnest($1) n
          LEFT JOIN es_projection_layout l ON l.name = n LEFT JOIN mt_event_progression g ON g.name = n
        """;

    private readonly NpgsqlTransaction transaction;
    private readonly Dictionary<string, (int Shards, long Position)> checkpoints;

    private LiveSnapshot(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Dictionary<string, (int Shards, long Position)> checkpoints) =>
        (Connection, this.transaction, this.checkpoints) = (connection, transaction, checkpoints);

    public NpgsqlConnection Connection { get; }

    public static async Task<LiveSnapshot> TakeAsync(DocumentStore store, IReadOnlyList<IProjection> projections, CancellationToken ct)
    {
        var connection = await store.DataSource.OpenConnectionAsync(ct);
        try
        {
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
            await connection.RunAsync("SET TRANSACTION READ ONLY", [], ct);

            // Before the instant is chosen, as pg_dump does it: a rebuild that swapped a table behind it would show us half of the new one.
            var tables = string.Join(", ", projections.SelectMany(one => one.Tables).Select(table => $"public.{table}"));
            await connection.RunAsync($"LOCK TABLE {tables} IN ACCESS SHARE MODE", [], ct);
            string[] names = [.. projections.Select(one => one.Name)];
            var rows = await connection.ListAsync(
                Checkpoints, [names], row => (row.GetString(0), row.GetInt32(1), row.GetInt64(2)), ct);
            var inline = await connection.ScalarAsync<long>("SELECT position FROM es_head", [], ct);
            return new LiveSnapshot(connection, transaction, rows.ToDictionary(
                row => row.Item1,
                row => store.Options.InlineProjections.Any(one => one.Name == row.Item1) ? (1, inline) : (row.Item2, row.Item3)));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where a projection's rows stand; null where it runs in shards, which stand each at a position of its own.</summary>
    public long? PositionOf(string projection) => checkpoints[projection] is (1, var position) ? position : null;

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }
}
