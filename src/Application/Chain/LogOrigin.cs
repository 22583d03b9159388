using System.Globalization;
using Neura.Near.Blocks;

namespace NeuraNft.Application.Chain;

/// <summary>The receipt that a log is of, and the block it ran in. Kept with every event and every log in quarantine.</summary>
internal sealed record LogOrigin(
    string Network, string Contract, ulong Height, string? BlockHash, ulong? BlockTime, string ReceiptId, string? TransactionHash,
    string? Predecessor, string? Signer)
{
    public static LogOrigin Of(string network, NearBlock block, ExecutedReceipt receipt) => new(
        network, receipt.Executor.ToString(), block.Height, block.Hash.ToString(), block.TimestampNanoseconds,
        receipt.ReceiptId.ToString(), receipt.TransactionHash?.ToString(), receipt.Predecessor.ToString(), receipt.Signer.ToString());

    /// <summary>Where a log would count its index, calls count theirs from -1 down: so the two never meet.</summary>
    public static int IndexOfCall(int call) => -1 - call;

    public ChainEvent Place(DomainEvent domainEvent, ChainEventIdentity identity, IReadOnlyDictionary<string, string?> headers) =>
        new(identity, domainEvent, Height, headers);

    public IReadOnlyDictionary<string, string?> Headers(int log) => new Dictionary<string, string?>
    {
        ["network"] = Network,
        ["contract"] = Contract,
        ["block_height"] = Height.ToString(CultureInfo.InvariantCulture),
        ["block_hash"] = BlockHash,
        ["block_time"] = BlockTime?.ToString(CultureInfo.InvariantCulture),
        ["finality"] = "final",
        ["receipt_id"] = ReceiptId,
        ["log_index"] = log.ToString(CultureInfo.InvariantCulture),
        ["tx_hash"] = TransactionHash,
        ["predecessor"] = Predecessor,
        ["signer"] = Signer,
    };
}
