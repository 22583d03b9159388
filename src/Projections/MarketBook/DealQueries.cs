using NeuraNft.Domain.Market;
using NeuraNft.Projections.Rows;
using Npgsql;
using static NeuraNft.Projections.Rows.Optional;

namespace NeuraNft.Projections.MarketBook;

/// <summary>What is and was for sale; newest first.</summary>
public sealed class DealQueries(NpgsqlDataSource source)
{
    // What is in a deal, and who was paid at its sale, are few rows each and read with it.
    private const string Columns = """
        d.*, (select array_agg(t.token_id order by t.token_id) from deal_token t
            where (t.market, t.kind, t.deal_id) = (d.market, d.kind, d.deal_id)) as token_ids,
        (select jsonb_object_agg(e.account, e.amount::text) from earning e
            where d.status = 'sold' and e.source = 'sale' and e.position = d.position) as payouts
        """;

    private const string Filtered = """
        ($1 is null or d.seller = $1) and ($2 is null or d.buyer = $2)
        and ($3 is null or exists (select from deal_token t
            where (t.market, t.kind, t.deal_id) = (d.market, d.kind, d.deal_id) and t.contract = $3 and t.token_id = $4))
        """;

    /// <summary><paramref name="before"/> is the last item's <see cref="DealRow.OpenedPosition"/>.</summary>
    public async Task<Page<DealRow>> ListAsync(DealKind kind, DealFilter filter, long? before, int limit, CancellationToken ct) =>
        await ReadAsync(
            $"{Filtered} and d.kind = $7 {(filter.OpenOnly ? "and d.status = 'open'" : "")}", "opened_position", filter, before, limit,
            [DealRows.Stored(kind)], ct);

    /// <summary><paramref name="before"/> is the last item's <see cref="DealRow.Position"/>.</summary>
    public Task<Page<DealRow>> SalesAsync(DealFilter filter, long? before, int limit, CancellationToken ct) =>
        ReadAsync($"{Filtered} and d.status = 'sold'", "position", filter, before, limit, [], ct);

    /// <summary>Those that exist; a data loader's answer.</summary>
    public async Task<IReadOnlyDictionary<DealId, DealRow>> FindManyAsync(IReadOnlyList<DealId> ids, CancellationToken ct)
    {
        var rows = await source.ReadAsync<DealRow>(
            SelectRows.Of(
                $"""
                select {Columns} from deal d
                join (select distinct * from unnest($1, $2, $3) u(market, kind, deal_id)) u using (market, kind, deal_id)
                """,
                Texts(ids.Select(i => i.Market)), Texts(ids.Select(i => DealRows.Stored(i.Kind))), Texts(ids.Select(i => i.Id))),
            ct);
        return rows.ToDictionary(r => r.Id);
    }

    /// <summary>Sold deals by the positions of their sales; a data loader's answer.</summary>
    public async Task<IReadOnlyDictionary<long, DealRow>> FindSalesAsync(IReadOnlyList<long> positions, CancellationToken ct)
    {
        var rows = await source.ReadAsync<DealRow>(
            SelectRows.Of($"select {Columns} from deal d where d.status = 'sold' and d.position = any($1)", positions.ToArray()), ct);
        return rows.ToDictionary(r => r.Position);
    }

    private async Task<Page<DealRow>> ReadAsync(
        string condition, string order, DealFilter filter, long? before, int limit, object[] further, CancellationToken ct) =>
        Page<DealRow>.Of(
            await source.ReadAsync<DealRow>(
                SelectRows.Of(
                    $"""
                    select {Columns} from deal d
                    where {condition} and ($5 is null or d.{order} < $5) order by d.{order} desc limit $6
                    """,
                    [
                        Text(filter.Seller?.Value), Text(filter.Buyer?.Value), Text(filter.Asset?.Contract), Text(filter.Asset?.TokenId),
                        Long(before), limit + 1, .. further,
                    ]),
                ct),
            limit);
}
