using NeuraNft.Domain.Assets;
using Npgsql;
using NpgsqlTypes;

namespace NeuraNft.Api.Search.Semantic;

/// <summary>The table of assets' vectors.</summary>
internal sealed class AssetEmbeddings(NpgsqlDataSource db)
{
    // One filler at a time: the second of two nodes waits for its turn, and numbers of changes are in the order of commits.
    private const string Turn = "select pg_try_advisory_xact_lock(hashtext('asset_embedding'))";

    private const string Due = """
        select t.contract, t.token_id, t.position, s.text, md5(s.text), t.burnt,
            t.burnt is distinct from (e.vector is null) or e.model is distinct from $1 or e.text_hash is distinct from md5(s.text) as due
        from (select * from asset_search where position > coalesce((select position from asset_embedding_progress where model = $1), 0)
            order by position limit $2) t
        cross join lateral (select concat_ws(E'\n', t.name, array_to_string(t.tags, ' '), t.task, left(t.description, 4000)) as text) s
        left join asset_embedding e on e.contract = t.contract and e.token_id = t.token_id
        order by t.position
        """;

    private const string Keep = """
        insert into asset_embedding (contract, token_id, model, text_hash, vector, change)
        select u.contract, u.token_id, $1, u.hash, u.vector, nextval('asset_embedding_changes')
        from unnest($2, $3, $4, $5) u(contract, token_id, hash, vector)
        on conflict (contract, token_id) do update set
            model = excluded.model, text_hash = excluded.text_hash, vector = excluded.vector, change = excluded.change
        """;

    private const string Advance = """
        insert into asset_embedding_progress (model, position) values ($1, $2)
            on conflict (model) do update set position = excluded.position
        """;

    /// <summary>Embeds the next assets that are new or have changed.</summary>
    /// <returns>False where nothing was there to be done, or another node does it.</returns>
    public async Task<bool> FillAsync(
        string model, int most, Func<IReadOnlyList<string>, CancellationToken, Task<IReadOnlyList<byte[]>>> embed, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var turn = new NpgsqlCommand(Turn, connection))
            if (!(bool)(await turn.ExecuteScalarAsync(ct))!)
                return false;
        var seen = await DueAsync(connection, model, most, ct);
        if (seen.Count == 0)
            return false;
        var due = seen.FindAll(d => d.IsDue);
        var vectors = await embed([.. due.Where(d => !d.Burnt).Select(d => d.Text)], ct);
        var next = 0;
        await RunAsync(
            connection, Keep,
            [
                model, due.Select(d => d.Asset.Contract).ToArray(), due.Select(d => d.Asset.TokenId).ToArray(),
                due.Select(d => d.Hash).ToArray(),
                new NpgsqlParameter
                {
                    Value = due.Select(d => d.Burnt ? null : vectors[next++]).ToArray(),
                    NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea,
                },
            ],
            ct);
        await RunAsync(connection, Advance, [model, seen[^1].Position], ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>What changed behind a change, in order; of this model alone.</summary>
    public async Task<IReadOnlyList<(AssetId Asset, byte[]? Vector, long Change)>> ChangedAsync(
        string model, long after, int most, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            "select contract, token_id, case when model = $1 then vector end, change from asset_embedding where change > $2 "
            + "order by change limit $3");
        foreach (var value in (object[])[model, after, most])
            command.Parameters.Add(new() { Value = value });
        await using var row = await command.ExecuteReaderAsync(ct);
        var changed = new List<(AssetId, byte[]?, long)>();
        while (await row.ReadAsync(ct))
            changed.Add((
                new AssetId(row.GetString(0), row.GetString(1)), row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2), row.GetInt64(3)));
        return changed;
    }

    private static async Task<List<DueAsset>> DueAsync(NpgsqlConnection connection, string model, int most, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Due, connection);
        command.Parameters.Add(new() { Value = model });
        command.Parameters.Add(new() { Value = most });
        await using var row = await command.ExecuteReaderAsync(ct);
        var due = new List<DueAsset>();
        while (await row.ReadAsync(ct))
            due.Add(new DueAsset(
                new AssetId(row.GetString(0), row.GetString(1)), row.GetInt64(2), row.GetString(3), row.GetString(4), row.GetBoolean(5),
                row.GetBoolean(6)));
        return due;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, object[] values, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(ct);
    }

    private sealed record DueAsset(AssetId Asset, long Position, string Text, string Hash, bool Burnt, bool IsDue);
}
