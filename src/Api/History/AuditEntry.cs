using NeuraNft.Domain;
using NeuraNft.Projections.ActivityFeed;

namespace NeuraNft.Api.History;

/// <summary>One event of the log as an auditor sees it: that it happened, never what it held.</summary>
/// <param name="Position">Its place: positions are dense, so that nobody can leave one out.</param>
/// <param name="Type">Its stored name.</param>
/// <param name="Stream">Key of its stream; null where the event is another's own affair.</param>
/// <param name="Actor">On chain the predecessor; off chain the user or "worker:…"; null likewise, and where the platform acted.</param>
/// <param name="RecordedAt">When this log took it.</param>
/// <param name="Origin">Where it stands on chain; null: it happened here.</param>
public sealed record AuditEntry(
    Position Position, Guid EventId, string Type, string? Stream, string? Actor, DateTimeOffset RecordedAt, AuditOrigin? Origin)
{
    /// <summary>An event that the viewer may not see is there all the same, but shows whose it is to auditors alone.</summary>
    internal static AuditEntry From(ActivityRow row, Account? viewer, bool isAuditor)
    {
        var isOpen = isAuditor || row.IsShownTo(viewer);
        return new AuditEntry(
            new Position(row.Position), row.EventId, row.Kind, isOpen ? $"{row.EntityType}/{row.EntityId}" : null,
            isOpen ? row.Actor : null, row.RecordedAt, AuditOrigin.From(row));
    }
}

/// <summary>Where an event stands on its chain.</summary>
/// <param name="LogIndex">Among the logs of its receipt.</param>
/// <param name="Signer">Who paid: of a delegate action the relayer.</param>
public sealed record AuditOrigin(
    string Network, long BlockHeight, string BlockHash, BlockTime BlockTime, string ReceiptId, int LogIndex, string? TransactionHash,
    string Predecessor, string? Signer)
{
    internal static AuditOrigin? From(ActivityRow row) => row.Origin is { } o
        ? new AuditOrigin(
            o.Network, o.BlockHeight, o.BlockHash, o.BlockTime, o.ReceiptId, o.LogIndex, o.TxHash, o.Predecessor, o.Signer)
        : null;
}
