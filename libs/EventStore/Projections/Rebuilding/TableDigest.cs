using Npgsql;

namespace Neura.EventStore;

/// <summary>Rows of one table: how many, and the sum of two hashes of each over all its columns; their order does not matter.</summary>
internal sealed record TableDigest(string Table, long Rows, string Hash)
{
    public static async Task<IReadOnlyList<TableDigest>> ReadAsync(
        NpgsqlConnection connection, string schema, IReadOnlyList<string> tables, CancellationToken ct)
    {
        var digests = new List<TableDigest>();
        foreach (var table in tables)
        {
            var sql =
                $"""
                SELECT count(*), md5(concat(sum(hashtextextended(t::text, 0)::numeric), '/', sum(hashtextextended(t::text, 1)::numeric)))
                  FROM {ConnectionSql.Quoted(schema)}.{table} t
                """;
            digests.AddRange(await connection.ListAsync(
                sql, [], row => new TableDigest(table, row.GetInt64(0), row.GetString(1)), ct));
        }

        return digests;
    }

    public static string Text(IEnumerable<TableDigest> digests) =>
        string.Join("; ", digests.Select(one => $"{one.Table} {one.Rows} rows {one.Hash}"));
}
