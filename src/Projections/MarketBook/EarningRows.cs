using Neura.EventStore;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Market;
using Npgsql;
using static NeuraNft.Projections.Rows.Statement;

namespace NeuraNft.Projections.MarketBook;

internal static class EarningRows
{
    public static IEnumerable<NpgsqlBatchCommand> Of(AssetEvent.LeaseStarted e, IEvent at) =>
        Of(e.Payouts, "lease", e.Asset.Contract, [e.Asset.TokenId], e.Price, e.StartedAt, at);

    public static IEnumerable<NpgsqlBatchCommand> Of(MarketEvent.Sold e, IEvent at) =>
        Of(e.Payouts, "sale", e.TokenContract, e.TokenIds.Values, e.Price, e.SoldAt, at);

    private static IEnumerable<NpgsqlBatchCommand> Of(
        Payouts payouts, string source, string contract, IReadOnlyList<string> tokens, Yocto price, BlockTime time, IEvent at) =>
        payouts.Amounts.Select(p => Rows.Statement.Of(
            """
            insert into earning (position, account, source, contract, token_ids, amount, price, earned_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict do nothing
            """,
            Long(at.Sequence), Text(p.Key), Text(source), Text(contract), Texts(tokens), Amount(p.Value), Amount(price), Time(time)));
}
