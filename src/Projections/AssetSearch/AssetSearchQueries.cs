using System.Text.Json;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>The marketplace's search: text, filters, pages by key. Burnt assets are not found.</summary>
public sealed class AssetSearchQueries(NpgsqlDataSource source)
{
    // A word matches by its stem or as the beginning of one ("lid" finds lid176). Rank 32 keeps scores below 1.
    private static readonly string Search = $"""
        select {AssetRow.Table.Columns}, s.score
        from asset_search t
        cross join lateral (
            select case when $1 is null then 0::real
                else ts_rank(t.document, websearch_to_tsquery('english', $1) || to_tsquery('simple', $2), 32) end as score) s
        where not t.burnt
            and ($1 is null or t.document @@ (websearch_to_tsquery('english', $1) || to_tsquery('simple', $2)))
            and ($3 is null or t.kind = $3) and ($4 is null or t.task = $4) and ($5 is null or t.license = $5)
            and ($6 is null or t.tags @> $6) and ($7 is null or t.collection_id = $7) and ($8 is null or t.contract = $8)
            and ($9 is null or t.owner = $9)
            and ($10 is null or (s.score, t.minted_position) < ($10, $11))
        order by s.score desc, t.minted_position desc
        limit $12
        """;

    /// <summary>Text is what was typed: words, "phrases", -without; null or blank lists the newest first.</summary>
    public async Task<Page<SearchHit>> SearchAsync(string? text, AssetFilter filter, SearchCursor? after, int limit, CancellationToken ct)
    {
        var sought = string.IsNullOrWhiteSpace(text) ? null : SearchText.Clean(text);
        var rows = await source.ReadAsync<JsonElement>(
            SelectRows.Of(
                Search, Optional.Text(sought), Optional.Text(sought is null ? null : SearchText.Prefixes(sought)),
                Optional.Text(filter.Kind is { } kind ? Stored(kind) : null), Optional.Text(filter.Task), Optional.Text(filter.License),
                Optional.Texts(filter.Tags), Optional.Text(filter.Collection?.Id),
                Optional.Text(filter.Collection?.Contract ?? filter.Contract), Optional.Text(filter.Owner?.Value),
                Optional.Real(after?.Score), Optional.Long(after?.MintedPosition), limit + 1),
            ct);
        var hits = rows.Select(r => new SearchHit(r.Deserialize<AssetRow>(RowJson.Options)!, r.GetProperty("score").GetSingle()));
        return Page<SearchHit>.Of([.. hits], limit);
    }

    private static string? Stored(AssetKind kind) => JsonSerializer.SerializeToElement(kind).GetString();
}
