using Neura.EventStore;
using Npgsql;
using static NeuraNft.Domain.Market.MarketEvent;
using static NeuraNft.Projections.Rows.Statement;

namespace NeuraNft.Projections.MarketBook;

internal static class RefundRows
{
    public static NpgsqlBatchCommand Of(RefundOwed e, IEvent at) => Rows.Statement.Of(
        """
        insert into refund_balance as t (market, account, amount, position) values ($1, $2, $3, $4)
        on conflict (market, account) do update set amount = t.amount + excluded.amount, position = excluded.position
        where t.position < excluded.position
        """,
        Text(e.Market), Text(e.Account), Amount(e.Amount), Long(at.Sequence));

    // What was sent at once was never owed: then there is nothing to take away.
    public static NpgsqlBatchCommand Of(RefundPaid e, IEvent at) => Rows.Statement.Of(
        """
        insert into refund_balance as t (market, account, amount, position) values ($1, $2, 0, $4)
        on conflict (market, account) do update set amount = greatest(t.amount - $3, 0), position = excluded.position
        where t.position < excluded.position
        """,
        Text(e.Market), Text(e.Account), Amount(e.Amount), Long(at.Sequence));
}
