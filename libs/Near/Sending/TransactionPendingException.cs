namespace Neura.Near.Rpc;

/// <summary>
/// A transaction was sent and its result could not be learnt in time. It may still apply: ask for its hash later, or send the same
/// bytes again with <see cref="TransactionSender.ResumeAsync"/>. Never sign it with another nonce: that could apply it twice.
/// </summary>
/// <param name="variants">What was signed for it, the last of it at the end.</param>
/// <param name="inner">What went wrong last.</param>
public sealed class TransactionPendingException(IReadOnlyList<SignedTransaction> variants, Exception? inner = null)
    : Exception($"The result of transaction {variants[^1].Hash} is not known yet.", inner)
{
    /// <summary>The bytes that were sent last.</summary>
    public SignedTransaction Transaction => Variants[^1];

    /// <summary>All bytes that were sent for it, with one and the same nonce: at most one of them applies.</summary>
    public IReadOnlyList<SignedTransaction> Variants { get; } = variants;
}
