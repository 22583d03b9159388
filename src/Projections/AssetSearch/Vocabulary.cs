using NeuraNft.Projections.Rows;
using Npgsql;
using NpgsqlTypes;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>
/// Keeps search_word: in how many of the present assets' own texts and collections' names each word stands, as it is and by its stem.
/// </summary>
internal sealed class Vocabulary
{
    private readonly List<string> texts = [];
    private readonly List<int> counts = [];
    private bool isLess;

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
        isLess |= before is not null;
    }

    public async Task WriteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        const string Words = """
            unnest($1::text[], $2::int[]) d (content, n),
            unnest(tsvector_to_array(to_tsvector('market_words', d.content) || to_tsvector('market_text', d.content))) w (word)
            """;
        var added = Statement.Of(
            $"""
            insert into search_word (word, uses)
            select w.word, sum(d.n) from {Words} group by w.word having sum(d.n) <> 0 order by w.word
            on conflict (word) do update set uses = search_word.uses + excluded.uses
            """,
            Optional.Texts(texts), Counts());
        var gone = Statement.Of(
            $"delete from search_word where uses = 0 and word in (select w.word from {Words} where d.n < 0)",
            Optional.Texts(texts), Counts());
        if (texts.Count > 0)
            await (isLess ? new[] { added, gone } : [added]).RunAsync(connection, transaction, ct);
    }

    private void Add(string? text, int count)
    {
        if (text is null)
            return;
        texts.Add(text);
        counts.Add(count);
    }

    private NpgsqlParameter Counts() => new() { Value = counts.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer };

    /// <summary>What people search for; not accounts, ids and hashes.</summary>
    private static string? TextOf(AssetRow? row) => row is null or { Burnt: true }
        ? null
        : string.Join(
            " \n", [row.Name, row.Task, row.BaseModel, row.License, SearchMarks.Stored(row.Kind), row.Description, .. row.Tags.Values]);

    private static string? CollectionOf(AssetRow? row) => row is null or { Burnt: true } ? null : row.CollectionName;
}
