using NeuraNft.Domain.Assets;
using NeuraNft.Projections.AssetSearch;
using Npgsql;
using NpgsqlTypes;

namespace NeuraNft.Benchmarks.Search;

/// <summary>
/// A large market, skewed as markets are: names of three words, descriptions of twenty, tags, tasks, licences, base models, collections
/// and popularity by Zipf's law; three of ten are for sale.
/// </summary>
internal static class SearchSeed
{
    private const string Copy = """
        copy asset_search (contract, token_id, collection_id, collection_name, kind, name, creator, owner, base_model, description, task,
            license, tags, royalty, default_level, max_level, minted_at, burnt, minted_position, position, stream_version, price,
            popularity, tier) from stdin (format binary)
        """;

    // What the projection does row by row, for all rows at once.
    private const string Vocabulary = """
        insert into search_word select word, ndoc from ts_stat($$
            select to_tsvector('market_words', c) || to_tsvector('market_text', c)
            from (
                select concat_ws(E' \n', name, task, base_model, license, kind, collection_name, description, array_to_string(tags, E' \n'))
                from asset_search) s (c)
        $$) order by word;
        insert into search_tier select tier, count(*) from asset_search where not burnt group by tier
        """;

    private static readonly string[] Kinds = ["model", "model", "model", "dataset", "dataset", "workflow", "agent"];

    public static async Task FillAsync(NpgsqlDataSource source, int assets, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await ExecuteAsync(connection, "set maintenance_work_mem = '512MB'; set synchronous_commit = off", ct);
        var indexes = await TakeIndexesAsync(connection, ct);
        await CopyAsync(connection, assets, ct);
        foreach (var index in indexes)
            await ExecuteAsync(connection, index, ct);
        await ExecuteAsync(connection, Vocabulary, ct);
        await ExecuteAsync(connection, "vacuum analyze asset_search", ct);
        await ExecuteAsync(connection, "vacuum analyze search_word", ct);
    }

    private static async Task CopyAsync(NpgsqlConnection connection, int assets, CancellationToken ct)
    {
        var words = new ZipfWords(20261121);
        await using var writer = await connection.BeginBinaryImportAsync(Copy, ct);
        for (var i = 1; i <= assets; i++)
        {
            var collection = words.Draw(20_000);
            var popularity = words.Next() < 0.6 ? 0 : (long)Math.Min(1e6, Math.Pow(1 - words.Next(), -1.2));
            var id = new AssetId("nrc.neuranft.near", $"{collection}:{i}");
            await writer.StartRowAsync(ct);
            foreach (var text in new[]
            {
                id.Contract, id.TokenId, $"{collection}", $"{words.Words[collection]} {words.Words[collection % 500]}",
                Kinds[i % Kinds.Length], words.Some(3), $"creator{words.Draw(50_000)}.near", $"owner{words.Draw(100_000)}.near",
                words.Next() < 0.6 ? $"base-{words.Words[words.Draw(500)]}" : null, words.Some(20), $"task-{words.Draw(40)}",
                $"license-{words.Draw(15)}",
            })
                await WriteAsync(writer, text, NpgsqlDbType.Text, ct);
            await WriteAsync(writer, Tags(words), NpgsqlDbType.Array | NpgsqlDbType.Text, ct);
            await WriteAsync(writer, "{}", NpgsqlDbType.Jsonb, ct);
            await WriteAsync(writer, (short)1, NpgsqlDbType.Smallint, ct);
            await WriteAsync(writer, (short)0, NpgsqlDbType.Smallint, ct);
            await WriteAsync(writer, 1_790_000_000_000_000_000m + i, NpgsqlDbType.Numeric, ct);
            await WriteAsync(writer, false, NpgsqlDbType.Boolean, ct);
            for (var position = 0; position < 2; position++)
                await WriteAsync(writer, 3L * i, NpgsqlDbType.Bigint, ct);
            await WriteAsync(writer, 1L, NpgsqlDbType.Bigint, ct);
            await WriteAsync(writer, words.Next() < 0.3 ? Price(words) : null, NpgsqlDbType.Numeric, ct);
            await WriteAsync(writer, popularity, NpgsqlDbType.Bigint, ct);
            await WriteAsync(writer, AssetTier.Of(id, popularity), NpgsqlDbType.Smallint, ct);
        }
        await writer.CompleteAsync(ct);
    }

    private static string[] Tags(ZipfWords words) => [.. Enumerable.Range(0, 3).Select(_ => words.Words[words.Draw(2_000)]).Distinct()];

    private static decimal Price(ZipfWords words) => decimal.Floor((decimal)Math.Exp(words.Next() * Math.Log(1e4))) * 1e23m;

    private static async Task WriteAsync(NpgsqlBinaryImporter writer, object? value, NpgsqlDbType type, CancellationToken ct)
    {
        if (value is null)
            await writer.WriteNullAsync(ct);
        else
            await writer.WriteAsync(value, type, ct);
    }

    /// <summary>An index is faster made at the end.</summary>
    private static async Task<List<string>> TakeIndexesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var (names, definitions) = (new List<string>(), new List<string>());
        await using (var command = new NpgsqlCommand(
            """
            select indexname, indexdef from pg_indexes
            where tablename in ('asset_search', 'search_word') and indexname not like '%\_pkey'
            """, connection))
        await using (var reader = await command.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct))
            {
                names.Add(reader.GetString(0));
                definitions.Add(reader.GetString(1));
            }
        await ExecuteAsync(connection, $"drop index {string.Join(", ", names)}", ct);
        return definitions;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }
}
