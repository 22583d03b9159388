namespace NeuraNft.Application.Transactions;

/// <summary>How far a transaction is.</summary>
public enum TransactionStage
{
    /// <summary>No block has it that the node knows.</summary>
    Submitted,

    /// <summary>In a block that may still be undone.</summary>
    Included,

    /// <summary>It and all that it set off have run in final blocks.</summary>
    Final,

    /// <summary>The log has what it did.</summary>
    Recorded,

    /// <summary>It ran and failed; what it did was undone.</summary>
    Failed,
}
