using Neura.TransparencyLog.Integrating;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Proofs;
using Neura.TransparencyLog.Publishing;
using Neura.TransparencyLog.Tiles;

namespace NeuraNft.Application.Audit;

/// <summary>The log's second and third stage, and proofs from what is published.</summary>
public sealed class AuditLog(AuditLeaves leaves, ITileStore store, NoteSigner signer, TimeProvider time)
{
    /// <summary>Leaves that are integrated at once.</summary>
    private const int Batch = 16_384;

    private readonly CheckpointPublisher _publisher = new(store, signer);

    public NoteVerifier Verifier => signer.Verifier;

    /// <summary>Commits to everything up to a position, integrates it and publishes the tree.</summary>
    /// <exception cref="LogForkedException">This is an older copy of the log, or its events were changed: nothing is signed.</exception>
    public async Task ExtendAsync(long upTo, CancellationToken cancellationToken)
    {
        var size = (await TreeSize.ReadAsync(store, cancellationToken)).Size;
        while (size < upTo)
        {
            var next = Math.Min(upTo, size + Batch);
            await leaves.CommitAsync(size, next, cancellationToken);
            List<ReadOnlyMemory<byte>> entries = [.. (await leaves.ReadAsync(size, next, cancellationToken)).Select(l => l.ToEntry())];
            size = (await TreeIntegration.AppendAsync(store, size, entries, cancellationToken)).Size;
        }
        if (await _publisher.SignAsync(null, time.GetUtcNow(), cancellationToken) is { } note)
            await _publisher.PublishAsync(note, cancellationToken);
    }

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
