using Neura.GraphQL.DataLoaders;
using NeuraNft.Api.History;

namespace NeuraNft.Api.Audit;

/// <summary>What the leaves of a page's entries commit to.</summary>
public sealed class AuditOpeningsByPosition(IBatchScheduler scheduler, AuditReading audit)
    : BatchDataLoader<long, AuditOpening>(scheduler)
{
    protected override Task<IReadOnlyDictionary<long, AuditOpening>> LoadBatchAsync(
        IReadOnlyList<long> keys, CancellationToken cancellationToken) => audit.OpenAsync(keys, cancellationToken);
}

[ObjectType<AuditEntry>]
public static partial class AuditEntryOpening
{
    /// <summary>
    /// What the event says, with the salt that its leaf is committed by; of events that came from a chain, where they are public already.
    /// Null for others, whose content <c>neura-audit export-case</c> discloses, and where there is no log.
    /// </summary>
    [Cost(2)]
    public static async Task<AuditOpening?> GetOpeningAsync(
        [Parent] AuditEntry entry, AuditOpeningsByPosition openings, CancellationToken cancellationToken) =>
        entry.Origin is null ? null : await openings.LoadAsync(entry.Position.Value, cancellationToken);
}
