using Neura.GraphQL.DataLoaders;
using NeuraNft.Api.History;

namespace NeuraNft.Api.Audit;

/// <summary>Proofs of a page's entries, out of tiles that are read once.</summary>
public sealed class AuditProofsByPosition(IBatchScheduler scheduler, AuditReading audit)
    : BatchDataLoader<long, AuditProof>(scheduler)
{
    protected override Task<IReadOnlyDictionary<long, AuditProof>> LoadBatchAsync(
        IReadOnlyList<long> keys, CancellationToken cancellationToken) => audit.ProveAsync(keys, cancellationToken);
}

[ObjectType<AuditEntry>]
public static partial class AuditEntryProof
{
    /// <summary>
    /// That the entry is in the published log, for whoever wants to check it; null: it is not yet there, or there is no log.
    /// </summary>
    [Cost(2)]
    public static Task<AuditProof?> GetProofAsync(
        [Parent] AuditEntry entry, AuditProofsByPosition proofs, CancellationToken cancellationToken) =>
        proofs.LoadAsync(entry.Position.Value, cancellationToken);
}
