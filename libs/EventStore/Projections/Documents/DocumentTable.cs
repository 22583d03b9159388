using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Neura.EventStore;

/// <summary>(key text collate "C" primary key, state jsonb, version bigint, position bigint)</summary>
internal sealed class DocumentTable<TState>(string name, JsonSerializerOptions json) : RowTable<Document<TState>>(name, "key")
{
    private readonly string load = $"SELECT key, state, version, position FROM {name} WHERE key = ANY($1)";
    private readonly string copy = $"COPY {name} (key, state, version, position) FROM STDIN (FORMAT BINARY)";

    private readonly string upsert =
        $"""
        INSERT INTO {name} (key, state, version, position) SELECT * FROM unnest($1, $2, $3, $4)
        ON CONFLICT (key) DO UPDATE SET state = excluded.state, version = excluded.version, position = excluded.position
        """;

    public override async Task<IReadOnlyList<KeyValuePair<string, Document<TState>>>> LoadAsync(
        NpgsqlConnection connection, string[] keys, CancellationToken ct) => await QueryAsync(connection, load, keys, Row, ct);

    public override Task UpsertAsync(
        NpgsqlConnection connection, IReadOnlyList<KeyValuePair<string, Document<TState>>> rows, CancellationToken ct)
    {
        NpgsqlParameter[] columns =
        [
            Texts([.. rows.Select(row => row.Key)]),
            new NpgsqlParameter<byte[][]>
            {
                TypedValue = [.. rows.Select(row => Json(row.Value))], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb,
            },
            new NpgsqlParameter<long[]> { TypedValue = [.. rows.Select(row => row.Value.Version)] },
            new NpgsqlParameter<long[]> { TypedValue = [.. rows.Select(row => row.Value.Position)] },
        ];
        return ExecuteAsync(connection, upsert, columns, ct);
    }

    public override async Task CopyAsync(
        NpgsqlConnection connection, IReadOnlyList<KeyValuePair<string, Document<TState>>> rows, CancellationToken ct)
    {
        await using var importer = await connection.BeginBinaryImportAsync(copy, ct);
        foreach (var (key, document) in rows)
        {
            await importer.StartRowAsync(ct);
            await importer.WriteAsync(key, NpgsqlDbType.Text, ct);
            await importer.WriteAsync(Json(document), NpgsqlDbType.Jsonb, ct);
            await importer.WriteAsync(document.Version, NpgsqlDbType.Bigint, ct);
            await importer.WriteAsync(document.Position, NpgsqlDbType.Bigint, ct);
        }

        await importer.CompleteAsync(ct);
    }

    private byte[] Json(Document<TState> document) => JsonSerializer.SerializeToUtf8Bytes(document.State, json);

    private Document<TState> Row(NpgsqlDataReader reader) => new(
        JsonSerializer.Deserialize<TState>(reader.GetFieldValue<byte[]>(1), json)!, reader.GetInt64(2), reader.GetInt64(3));
}
