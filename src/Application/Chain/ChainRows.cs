using System.Text;
using Neura.Near.Blocks;
using Npgsql;

namespace NeuraNft.Application.Chain;

/// <summary>The rows that go with blocks' events, in the same transaction: one statement a table, however many rows.</summary>
internal static class ChainRows
{
    /// <summary>Recent blocks remembered for a source that contradicts itself later: some hours of a chain.</summary>
    private const long KeptBlocks = 20_000;

    /// <summary>Moves the cursors; raises where another writer was faster, or where another hash is known at one of the heights.</summary>
    public static NpgsqlBatchCommand Take(string network, ContractGroup group, IReadOnlyList<NearBlock> blocks) => Command(
        "select chain_take($1, $2, $3, $4, $5, $6, $7)",
        network, group.Accounts, group.Cursor is null ? DBNull.Value : (long)group.Cursor.Height,
        blocks.Select(b => (long)b.Height).ToArray(), blocks.Select(b => b.Hash.ToString()).ToArray(),
        (decimal)blocks[^1].TimestampNanoseconds, KeptBlocks);

    /// <summary>Does nothing where a cursor is there by now.</summary>
    public static NpgsqlBatchCommand Join(string network, string[] contracts, ChainCursor at) => Command(
        """
        insert into chain_cursor (network, contract, height, block_hash, block_time)
        select $1, c, $3, $4, $5 from unnest($2) c order by c
            on conflict (network, contract) do nothing
        """,
        network, contracts, (long)at.Height, at.BlockHash, (decimal)at.BlockTime.Nanoseconds);

    // Breaks the primary key, and with it the transaction, if an event were ever taken twice.
    public static NpgsqlBatchCommand Events(string network, IReadOnlyList<ChainEvent> events) => Command(
        """
        insert into chain_event (network, receipt_id, log_index, data_index, item_index, event_id, height)
        select $1, * from unnest($2, $3, $4, $5, $6, $7)
        """,
        network, events.Select(e => e.Identity.ReceiptId).ToArray(), events.Select(e => e.Identity.LogIndex).ToArray(),
        events.Select(e => e.Identity.DataIndex).ToArray(), events.Select(e => e.Identity.ItemIndex).ToArray(),
        events.Select(e => e.Identity.EventId).ToArray(), events.Select(e => (long)e.Height).ToArray());

    public static NpgsqlBatchCommand Quarantine(QuarantinedLog log) => Command(
        """
        insert into chain_quarantine (network, receipt_id, log_index, height, contract, raw, reason, block_hash, block_time, tx_hash,
            predecessor, signer, kind)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """,
        log.Origin.Network, log.Origin.ReceiptId, log.LogIndex, (long)log.Origin.Height, log.Origin.Contract,
        Encoding.UTF8.GetBytes(log.Raw), log.Reason, Or(log.Origin.BlockHash), Or((decimal?)log.Origin.BlockTime),
        Or(log.Origin.TransactionHash), Or(log.Origin.Predecessor), Or(log.Origin.Signer),
        Or(log.Kind?.ToString()));

    public static NpgsqlBatchCommand Rejected(string network, IReadOnlyDictionary<RejectedLog, int> rejected) => Command(
        """
        insert into chain_rejected (network, contract, reason, count) select $1, * from unnest($2, $3, $4)
            on conflict (network, contract, reason) do update set count = chain_rejected.count + excluded.count
        """,
        network, rejected.Keys.Select(k => k.Contract).ToArray(), rejected.Keys.Select(k => k.Reason).ToArray(),
        rejected.Values.Select(count => (long)count).ToArray());

    private static object Or(object? value) => value ?? DBNull.Value;

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
