namespace Neura.Near.Rpc;

/// <summary>How far a transaction must have got before the node answers (`wait_until`).</summary>
public enum TransactionWait
{
    /// <summary>Do not wait.</summary>
    None,

    /// <summary>In a block.</summary>
    Included,

    /// <summary>All receipts but refunds have run; nothing need be final.</summary>
    ExecutedOptimistic,

    /// <summary>In a final block.</summary>
    IncludedFinal,

    /// <summary>In a final block, and all receipts but refunds have run.</summary>
    Executed,

    /// <summary>All receipts have run in final blocks.</summary>
    Final,
}
