using System.Text;

namespace NeuraNft.Application.Chain.Quarantine;

/// <summary>A log that claimed to be an event and could not be read when it came; with an index below 0, a call.</summary>
public sealed record QuarantinedRow(
    string Network, string ReceiptId, int LogIndex, ulong Height, string Contract, byte[] Raw, string Reason, DateTimeOffset RecordedAt,
    string? BlockHash, ulong? BlockTime, string? TransactionHash, string? Predecessor, string? Signer, ContractKind? Kind)
{
    /// <summary>As the chain's log: always UTF-8, for it came as a text.</summary>
    public string Text => Encoding.UTF8.GetString(Raw);

    internal LogOrigin Origin => new(
        Network, Contract, Height, BlockHash, BlockTime, ReceiptId, TransactionHash, Predecessor, Signer);
}
