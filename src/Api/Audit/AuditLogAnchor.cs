using NeuraNft.Domain;
using NeuraNft.Projections.ContractBook;

namespace NeuraNft.Api.Audit;

/// <summary>The newest root of the audit log that is on the chain.</summary>
/// <param name="Size">Entries under the root.</param>
/// <param name="Root">SHA-256.</param>
/// <param name="Checkpoint">The signed note that was anchored; null where this market's database does not have it.</param>
/// <param name="Transaction">That brought it there; null likewise.</param>
/// <param name="Position">Of the anchor's own event in the log.</param>
public sealed record AuditLogAnchor(
    Account Contract, long Size, byte[] Root, string? Checkpoint, string? Transaction, Account AnchoredBy, DateTimeOffset AnchoredAt,
    Position Position)
{
    internal static AuditLogAnchor From(AnchorRow row, (string Checkpoint, string Transaction)? ours) => new(
        Account.Parse(row.Contract), row.Size, Convert.FromBase64String(row.Root), ours?.Checkpoint, ours?.Transaction, row.AnchoredBy,
        row.AnchoredAt.ToDateTimeOffset(), new Position(row.Position));
}
