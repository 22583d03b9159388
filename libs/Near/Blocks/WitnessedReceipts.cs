using Neura.Near.Borsh;

namespace Neura.Near.Blocks;

/// <summary>
/// What a witness says of the receipts of some accounts: a digest over those that succeeded, with id, predecessor, signer, logs and
/// calls, in the order in which each account ran them.
/// </summary>
/// <remarks>
/// Left out is what kinds of source show differently: failed receipts, which plain RPC does not, the transaction, and the order
/// between accounts.
/// </remarks>
/// <param name="Executors">Whose receipts; source and witness must both read all of theirs.</param>
/// <param name="Digest">SHA-256.</param>
public sealed record WitnessedReceipts(IReadOnlySet<AccountId> Executors, CryptoHash Digest)
{
    /// <summary>The same of a block.</summary>
    public static WitnessedReceipts Of(NearBlock block, IReadOnlySet<AccountId> executors)
    {
        var writer = new BorshWriter();
        var counted = block.Receipts
            .Where(receipt => receipt.Status == ReceiptStatus.Success && executors.Contains(receipt.Executor))
            .OrderBy(receipt => receipt.Executor.Value, StringComparer.Ordinal); // Stable: the order of each account stays.
        foreach (var receipt in counted) Write(writer, receipt);
        return new WitnessedReceipts(executors, CryptoHash.OfSha256(writer.ToArray()));
    }

    // Each part with its length, so that no two lists of receipts give the same bytes.
    private static void Write(BorshWriter writer, ExecutedReceipt receipt)
    {
        writer.WriteBytes(receipt.ReceiptId.ToArray());
        writer.WriteString(receipt.Executor.Value);
        writer.WriteString(receipt.Predecessor.Value);
        writer.WriteString(receipt.Signer.Value);
        writer.WriteUInt64((ulong)receipt.Logs.Count);
        foreach (var log in receipt.Logs) writer.WriteString(log);
        writer.WriteUInt64((ulong)receipt.Calls.Count);
        foreach (var call in receipt.Calls)
        {
            writer.WriteString(call.Method);
            writer.WriteBytes(call.Arguments.Span);
            writer.WriteUInt64(call.Gas.Value);
            writer.WriteUInt128(call.Deposit.Yoctonear);
        }
    }
}
