namespace Neura.Near.Rpc;

/// <summary>
/// A transaction was sent and its result could not be learnt in time. It may still apply: ask for its hash later, or send the same
/// bytes again with <see cref="TransactionSender.ResumeAsync"/>. Never sign it anew: that could apply it twice.
/// </summary>
public sealed class TransactionPendingException(SignedTransaction transaction, Exception? inner = null)
    : Exception($"The result of transaction {transaction.Hash} is not known yet.", inner)
{
    /// <summary>The bytes that were sent.</summary>
    public SignedTransaction Transaction { get; } = transaction;
}
