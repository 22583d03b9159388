using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>Where in an asset the words stand that it was found by.</summary>
public sealed class SearchHighlights(NpgsqlDataSource source)
{
    // Marks are characters of private use, taken out of the texts before: what comes back can hold none but ours. Any of the words is
    // marked, for each field has only some of them; what must not be there is in no index query.
    private const string Select = """
        select t.contract, t.token_id, f.field,
            ts_headline(f.config::regconfig, translate(f.content, U&'\E000\E001\E002', ''), q.any_word,
                U&'StartSel=\E000, StopSel=\E001, FragmentDelimiter=\E002, ' || f.options) as marked
        from (select regexp_replace(querytree($3::tsquery), '<(-|[0-9]+)>|&', '|', 'g')::tsquery as any_word) q
        join (select distinct * from unnest($1, $2) u(contract, token_id)) u on true
        join asset_search t on t.contract = u.contract and t.token_id = u.token_id
        cross join lateral (values
            (1, 'Name', 'market_text', t.name, 'HighlightAll=true'),
            (2, 'Tags', 'market_words', array_to_string(t.tags, ', '), 'HighlightAll=true'),
            (3, 'Task', 'market_words', t.task, 'HighlightAll=true'),
            (4, 'Collection', 'market_text', t.collection_name, 'HighlightAll=true'),
            (5, 'BaseModel', 'market_text', t.base_model, 'HighlightAll=true'),
            (6, 'Description', 'market_text', left(t.description, 10000), 'MaxFragments=2, MaxWords=24, MinWords=8')
        ) f(place, field, config, content, options)
        where to_tsvector(f.config::regconfig, f.content) @@ q.any_word
        order by t.contract, t.token_id, f.place
        """;

    public async Task<ILookup<AssetId, SearchHighlight>> OfAsync(FoundBy by, IReadOnlyList<AssetId> assets, CancellationToken ct)
    {
        if (by.Query is not { FindsNothing: false } query || assets.Count == 0)
            return Array.Empty<AssetId>().ToLookup(a => a, _ => default(SearchHighlight)!);
        var (contracts, tokens) = AssetKeys.Of(assets);
        var rows = await source.ReadAsync<MarkedRow>(SelectRows.Of(Select, contracts, tokens, SearchSql.Query(query.Wide)), ct);
        return rows.ToLookup(
            r => new AssetId(r.Contract, r.TokenId),
            r => new SearchHighlight(Enum.Parse<SearchField>(r.Field), MarkedText.Fragments(r.Marked)));
    }

    private sealed record MarkedRow(string Contract, string TokenId, string Field, string Marked);
}
