using NeuraNft.Projections.Rows;
using Npgsql;
using NpgsqlTypes;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>
/// Keeps search_word: in how many of the present assets' own texts and collections' names each word stands, as it is and by its stem.
/// </summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);

    public void Change(AssetRow? before, AssetRow? after)
    {
        Change(TextOf(before), TextOf(after), 1);
        Change(CollectionOf(before), CollectionOf(after), 1);
    }

    /// <summary>A text of so many assets became another.</summary>
    public void Change(string? before, string? after, int assets)
    {
        if (before == after)
            return;
        Add(before, -assets);
        Add(after, assets);
    }

    public async Task WriteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        var changed = texts.Where(t => t.Value != 0).ToList();
        if (changed.Count == 0)
            return;
        await using var count = new NpgsqlCommand(
            """
            with counted as (
                insert into search_word (word, uses)
                select w.word, sum(d.n)
                from unnest($1::text[], $2::int[]) d (content, n),
                    unnest(tsvector_to_array(to_tsvector('market_words', d.content) || to_tsvector('market_text', d.content))) w (word)
                group by w.word having sum(d.n) <> 0 order by w.word
                on conflict (word) do update set uses = search_word.uses + excluded.uses
                returning word, uses)
            select coalesce(array_agg(word), '{}') from counted where uses = 0
            """,
            connection,
            transaction);
        count.Parameters.Add(Optional.Texts(changed.Select(t => t.Key)));
        count.Parameters.Add(
            new() { Value = changed.Select(t => t.Value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer });
        if (await count.ExecuteScalarAsync(ct) is string[] { Length: > 0 } gone)
            await new[] { Statement.Of("delete from search_word where word = any($1)", Optional.Texts(gone)) }
                .RunAsync(connection, transaction, ct);
    }

    private void Add(string? text, int count)
    {
        if (text is not null)
            texts[text] = texts.GetValueOrDefault(text) + count;
    }

    /// <summary>What people search for; not accounts, ids and hashes.</summary>
    private static string? TextOf(AssetRow? row) => row is null or { Burnt: true }
        ? null
        : string.Join(
            " \n", [row.Name, row.Task, row.BaseModel, row.License, SearchMarks.Stored(row.Kind), row.Description, .. row.Tags.Values]);

    private static string? CollectionOf(AssetRow? row) => row is null or { Burnt: true } ? null : row.CollectionName;
}
