using Neura.TransparencyLog.Integrating;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Publishing;
using Neura.TransparencyLog.Tiles;

namespace NeuraNft.Application.Audit;

/// <summary>The log's second and third stage.</summary>
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
}
