using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Proofs;
using Neura.TransparencyLog.Publishing;
using Neura.TransparencyLog.Tiles;
using NeuraNft.Domain.Audit;

namespace NeuraNft.Application.Audit;

/// <summary>Proofs from what is published.</summary>
public sealed class AuditProofs(AuditLeaves leaves, ITileStore store)
{
    /// <summary>An event and the proof that it is in the published log; null where it is not yet there.</summary>
    public async Task<(AuditedEvent Event, LogProof Proof)?> ProveAsync(long position, CancellationToken cancellationToken)
    {
        if (position < 1 || await CheckpointPublisher.LastAsync(store, cancellationToken) is not { } note) return null;
        if (!Checkpoint.TryParse(note.Text, out var checkpoint) || position > checkpoint.Size) return null;
        if (await leaves.FindAsync(position, cancellationToken) is not { } found) return null;
        var hashes = await new TreeReader(store, checkpoint.Size).InclusionAsync(position - 1, cancellationToken);
        return (found, new LogProof(position - 1, hashes, note, null));
    }
}
