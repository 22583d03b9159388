using System.Globalization;
using Neura.EventStore;
using NeuraNft.Domain;

namespace NeuraNft.Projections.Rows;

/// <summary>Where on which chain an event stands: the headers that ingestion writes, under these names in snake case.</summary>
public sealed record ChainOrigin(
    string Network, long BlockHeight, string BlockHash, BlockTime BlockTime, string ReceiptId, int LogIndex, string? TxHash,
    string Predecessor, string? Signer)
{
    /// <summary>Null for what did not come from a chain.</summary>
    internal static ChainOrigin? Of(IEvent e) =>
        e.Headers.GetValueOrDefault("network") is not { } network
            ? null
            : new ChainOrigin(
                network, long.Parse(Needed(e, "block_height"), CultureInfo.InvariantCulture), Needed(e, "block_hash"),
                BlockTimeOf(e), Needed(e, "receipt_id"),
                int.Parse(Needed(e, "log_index"), CultureInfo.InvariantCulture), e.Headers.GetValueOrDefault("tx_hash"),
                Needed(e, "predecessor"), e.Headers.GetValueOrDefault("signer"));

    /// <summary>When it happened by the clock that rights are measured by: the block's, or else the platform's.</summary>
    internal static BlockTime TimeOf(IEvent e) =>
        e.Headers.GetValueOrDefault("network") is null ? BlockTime.From(e.Timestamp) : BlockTimeOf(e);

    private static BlockTime BlockTimeOf(IEvent e) => new(ulong.Parse(Needed(e, "block_time"), CultureInfo.InvariantCulture));

    private static string Needed(IEvent e, string header) =>
        e.Headers.GetValueOrDefault(header)
        ?? throw new FormatException($"The chain event at position {e.Sequence} has no header {header}.");
}
