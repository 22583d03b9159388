using NeuraNft.Projections.Rows;
using Npgsql;
using NpgsqlTypes;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>Turns what was typed into queries, with the help of the vocabulary.</summary>
internal sealed class SearchQueries(NpgsqlDataSource source)
{
    private const int MostBeginnings = 10;

    // A word of so many assets is taken as it is, not as the beginning of others.
    private const int Usual = 100;
    private const int MostCorrections = 4;

    // Known is a part of which a word, or its stem, stands in the vocabulary. Beginnings are looked for among so many words in the
    // alphabet's order; who types two letters gets the most used of those.
    private const string Read = """
        select p.n, p.stems, p.words, p.plain as typed, k.uses, b.beginnings, c.corrections,
            (select coalesce(sum(t.assets), 0)::bigint from search_tier t) as market
        from (
            select n, part, unaccent(lower(part)) as plain, is_word,
                plainto_tsquery('market_text', part)::text as stems, plainto_tsquery('market_words', part)::text as words,
                tsvector_to_array(to_tsvector('market_words', part) || to_tsvector('market_text', part)) as lexemes
            from unnest($1, $2) with ordinality u(part, is_word, n)) p
        left join lateral (select max(w.uses) as uses from search_word w where w.word = any(p.lexemes)) k on true
        left join lateral (
            select jsonb_agg(s) as beginnings from (
                select f.word, f.uses from (
                    select w.word, w.uses from search_word w
                    where w.word > p.plain and w.word < p.plain || U&'\+10FFFF' order by w.word limit 4000) f
                order by f.uses desc, f.word limit $4) s
            where $3 and p.is_word and length(p.plain) > 1 and p.n = cardinality($1)
                and coalesce(k.uses, 0) < $5) b on true
        left join lateral (
            select jsonb_agg(s) as corrections from search_near(p.plain, 24) s
            where $3 and p.is_word and k.uses is null and b.beginnings is null) c on true
        order by p.n
        """;

    private const string ReadExactly = """
        select coalesce(nullif(websearch_to_tsquery('market_text', $1)::text, ''), websearch_to_tsquery('market_words', $1)::text) as stems
        """;

    /// <param name="further">Of a cursor; null: whatever the vocabulary gives now.</param>
    public async Task<SearchQuery> ReadAsync(SearchText text, FurtherWords? further, CancellationToken ct)
    {
        if (text.Parts.Count == 0)
            return await ReadExactlyAsync(text.Text, ct);
        var rows = await source.ReadAsync<PartRow>(
            SelectRows.Of(
                Read, Optional.Texts(text.Parts),
                new NpgsqlParameter
                {
                    Value = text.Parts.Select(SearchText.IsWord).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Boolean,
                },
                further is null, MostBeginnings, Usual),
            ct);
        // "the" is in no stem; it counts only where nothing else was typed.
        var parts = rows.Exists(r => r.Stems.Length > 0) ? rows.FindAll(r => r.Stems.Length > 0) : rows.FindAll(r => r.Words.Length > 0);
        var words = further ?? FurtherWords.Of(parts.ToDictionary(r => r.N, Further));
        return new SearchQuery(
            string.Join(" & ", parts.Select(p => Alternatives(p, []))),
            string.Join(" & ", parts.Select(p => Alternatives(p, words.Of(p.N)))),
            words,
            Phrases: false,
            further is null && parts.Count > 0 ? Together(parts) : null);
    }

    private async Task<SearchQuery> ReadExactlyAsync(string text, CancellationToken ct)
    {
        var query = (await source.ReadAsync<PartRow>(SelectRows.Of(ReadExactly, Optional.Text(text)), ct))[0].Stems;
        return new SearchQuery(query, query, FurtherWords.None, Phrases: query.Contains('<'), Expected: null);
    }

    private static string Alternatives(PartRow part, IReadOnlyList<string> further)
    {
        var typed = part.Stems.Length > 0 ? part.Stems : part.Words;
        return $"({string.Join(" | ", [$"({typed})", .. further.Select(w => $"'{w}'")])})";
    }

    /// <summary>Words go together more often than by chance, and less often than always: half of the way, counted in factors.</summary>
    private static long Together(List<PartRow> parts)
    {
        var uses = parts.ConvertAll(Uses).Order().ToList();
        var share = uses.Skip(1).Aggregate(1.0, (all, u) => all * Math.Sqrt(Math.Min(1, u / Math.Max(1.0, parts[0].Market))));
        return (long)Math.Ceiling(uses[0] * share);
    }

    private static long Uses(PartRow part) =>
        (part.Uses ?? 0) + (part.Beginnings ?? part.Corrections ?? []).Sum(w => (long)w.Uses);

    private static IReadOnlyList<string> Further(PartRow part) => part switch
    {
        { Beginnings: { } beginnings } => [.. beginnings.Select(w => w.Word)],
        { Corrections: { } near, Typed: { } typed } =>
        [
            .. near.Where(w => Typing.MayMean(typed, w.Word)).OrderBy(w => Typing.Distance(typed, w.Word)).ThenByDescending(w => w.Uses)
                .ThenBy(w => w.Word, StringComparer.Ordinal).Take(MostCorrections).Select(w => w.Word),
        ],
        _ => [],
    };

    private sealed record PartRow(
        int N, string Stems, string Words, string? Typed, long? Uses, IReadOnlyList<NearRow>? Beginnings,
        IReadOnlyList<NearRow>? Corrections, long Market);

    private sealed record NearRow(string Word, int Uses);
}
