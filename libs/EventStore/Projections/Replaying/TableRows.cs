using System.Security.Cryptography;
using Npgsql;

namespace Neura.EventStore;

/// <summary>A table's rows in the order of their keys: of each the key and a hash of the whole row, and the digest of all so far.</summary>
internal sealed class TableRows : IAsyncDisposable
{
    private const string Settings =
        """
        SET LOCAL TimeZone TO 'UTC'; SET LOCAL DateStyle TO 'ISO'; SET LOCAL IntervalStyle TO 'postgres'; SET LOCAL bytea_output TO 'hex';
        SET LOCAL extra_float_digits TO 1; SET LOCAL work_mem TO '64MB'; SET LOCAL jit TO off
        """;

    private readonly NpgsqlCommand command;
    private readonly NpgsqlDataReader reader;
    private readonly IncrementalHash digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private TableRows(NpgsqlCommand command, NpgsqlDataReader reader) => (this.command, this.reader) = (command, reader);

    public long Count { get; private set; }

    /// <summary>Null behind the last row.</summary>
    public byte[]? Key { get; private set; }

    public byte[] Hash { get; private set; } = [];

    /// <summary>In the transaction that the connection is in.</summary>
    public static async Task<TableRows> OpenAsync(
        NpgsqlConnection connection, string schema, string table, IReadOnlyList<string> keys, CancellationToken ct)
    {
        await connection.RunAsync(Settings, [], ct);
        var key = keys.Count == 0 ? "t::text" : $"jsonb_build_array({string.Join(", ", keys.Select(k => $"t.{k}"))})::text";
        var command = new NpgsqlCommand(
            $"""
            SELECT r.key, r.hash
              FROM (SELECT {key} AS key, sha256(convert_to(t::text, 'UTF8')) AS hash FROM {ConnectionSql.Quoted(schema)}.{table} t) r
             ORDER BY r.key COLLATE "C"
            """,
            connection) { CommandTimeout = 0 };
        var rows = new TableRows(command, await command.ExecuteReaderAsync(ct));
        await rows.NextAsync(ct);
        return rows;
    }

    public async Task NextAsync(CancellationToken ct)
    {
        if (!await reader.ReadAsync(ct))
        {
            Key = null;
            return;
        }

        (Key, Hash) = (reader.GetFieldValue<byte[]>(0), reader.GetFieldValue<byte[]>(1));
        digest.AppendData(Hash);
        Count++;
    }

    /// <summary>Behind the last row: of all of them.</summary>
    public string Digest() => Convert.ToHexStringLower(digest.GetHashAndReset());

    public async ValueTask DisposeAsync()
    {
        digest.Dispose();
        await reader.DisposeAsync();
        await command.DisposeAsync();
    }

    /// <summary>As the server orders them.</summary>
    public static int Compare(byte[] one, byte[] other) => one.AsSpan().SequenceCompareTo(other);
}
