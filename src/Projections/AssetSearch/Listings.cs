using Neura.EventStore;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Market;
using NeuraNft.Domain.Tokens;
using NeuraNft.Projections.Rows;
using Npgsql;
using static NeuraNft.Domain.Market.MarketEvent;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>What a page of the log changes in the open listings of single tokens, and so in prices.</summary>
internal sealed class Listings
{
    private readonly Dictionary<(string Market, string Id), ListingRow> rows;
    private readonly IReadOnlyDictionary<(string Market, string Id), ListingRow> before;

    private Listings(Dictionary<(string Market, string Id), ListingRow> rows) =>
        (this.rows, before) = (rows, new Dictionary<(string Market, string Id), ListingRow>(rows));

    public static async Task<Listings> LoadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        DealId[] deals = [.. page.Select(e => DealOf(e.Data)).OfType<DealId>().Distinct()];
        AssetId[] tokens = [.. page.Select(e => TokenOf(e.Data)).OfType<AssetId>().Distinct()];
        if (deals.Length == 0 && tokens.Length == 0)
            return new Listings([]);
        var (contracts, ids) = AssetKeys.Of(tokens);
        var select = ListingRow.Table.Select(
            """
            where (t.market, t.deal_id) in (select * from unnest($1, $2))
                or (t.contract, t.token_id) in (select * from unnest($3, $4))
            """,
            Optional.Texts(deals.Select(d => d.Market)), Optional.Texts(deals.Select(d => d.Id)), contracts, ids);
        return new Listings((await select.ReadAsync<ListingRow>(connection, transaction, ct)).ToDictionary(r => r.Key));
    }

    public void Fold(IEvent at)
    {
        if (TokenOf(at.Data) is { } moved)
            foreach (var ended in rows.Values.Where(r => r.Asset == moved).ToList())
                rows.Remove(ended.Key);
        if (DealOf(at.Data) is not { } deal)
            return;
        var key = (deal.Market, deal.Id);
        switch (at.Data)
        {
            case ListingCreated { Tokens.TokenIds.Values: [var token] } e:
                rows[key] = new ListingRow(deal.Market, deal.Id, e.Tokens.Contract, token, e.Price, e.ExpiresAt, at.Sequence);
                break;
            case ListingUpdated e when rows.TryGetValue(key, out var row):
                rows[key] = row with { Price = e.Price, EndsAt = e.ExpiresAt, Position = at.Sequence };
                break;
            case ListingCancelled or Sold:
                rows.Remove(key);
                break;
        }
    }

    public async Task WriteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        var written = rows.Values.Where(r => !r.Equals(before.GetValueOrDefault(r.Key))).ToList();
        var ended = before.Values.Where(r => !rows.ContainsKey(r.Key)).ToList();
        if (written.Count + ended.Count == 0)
            return;
        await ListingRow.Table.UpsertAsync(connection, transaction, written, ct);
        var touched = written.Concat(ended).Concat(written.Select(r => before.GetValueOrDefault(r.Key)).OfType<ListingRow>());
        var (contracts, tokens) = AssetKeys.Of(touched.Select(r => r.Asset).Distinct());
        await new[]
        {
            Statement.Of(
                "delete from search_listing where (market, deal_id) in (select * from unnest($1, $2))",
                Optional.Texts(ended.Select(r => r.Market)), Optional.Texts(ended.Select(r => r.DealId))),
            Statement.Of(
                """
                update asset_search a set price = l.price, price_until = l.ends_at
                from unnest($1, $2) u(contract, token_id)
                left join lateral (
                    select s.price, s.ends_at from search_listing s
                    where s.contract = u.contract and s.token_id = u.token_id
                    order by s.price, s.ends_at desc nulls first, s.market, s.deal_id limit 1) l on true
                where a.contract = u.contract and a.token_id = u.token_id
                    and (a.price, a.price_until) is distinct from (l.price, l.ends_at)
                """,
                contracts, tokens),
        }.RunAsync(connection, transaction, ct);
    }

    private static DealId? DealOf(object? data) => data switch
    {
        ListingCreated e => e.Listing,
        ListingUpdated e => e.Listing,
        ListingCancelled e => e.Listing,
        Sold { Deal.Kind: DealKind.Listing } e => e.Deal,
        _ => null,
    };

    /// <summary>A token that was transferred or burnt: no approval of before stands.</summary>
    private static AssetId? TokenOf(object? data) => data switch
    {
        AssetEvent.AssetTransferred e => e.Asset,
        AssetEvent.AssetBurnt e => e.Asset,
        TokenEvent.TokenTransferred e => e.Token,
        TokenEvent.TokenBurnt e => e.Token,
        _ => null,
    };
}
