using System.Text;
using Npgsql;

namespace NeuraNft.Application.Chain;

/// <summary>The rows that go with a block's events, in the same transaction.</summary>
internal static class ChainRows
{
    // Breaks the primary key, and with it the transaction, if an event were ever taken twice.
    public static NpgsqlBatchCommand Event(ChainEvent e, ulong height) => Command(
        """
        insert into chain_event (network, receipt_id, log_index, data_index, item_index, event_id, height)
        values ($1, $2, $3, $4, $5, $6, $7)
        """,
        e.Identity.Network, e.Identity.ReceiptId, e.Identity.LogIndex, e.Identity.DataIndex, e.Identity.ItemIndex, e.Identity.EventId,
            (long)height);

    public static NpgsqlBatchCommand Quarantine(string network, string contract, QuarantinedLog log, ulong height) => Command(
        "insert into chain_quarantine (network, receipt_id, log_index, height, contract, raw, reason) values ($1, $2, $3, $4, $5, $6, $7)",
        network, log.ReceiptId, log.LogIndex, (long)height, contract, Encoding.UTF8.GetBytes(log.Raw), log.Reason);

    public static NpgsqlBatchCommand Rejected(string network, string contract, string reason, int count) => Command(
        """
        insert into chain_rejected (network, contract, reason, count) values ($1, $2, $3, $4)
            on conflict (network, contract, reason) do update set count = chain_rejected.count + excluded.count
        """,
        network, contract, reason, (long)count);

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
