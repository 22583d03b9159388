using Neura.TransparencyLog.Integrating;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Publishing;
using Neura.TransparencyLog.Tiles;
using Neura.TransparencyLog.Tree;
using NeuraNft.Application.Audit.Anchoring;
using NeuraNft.Application.Audit.Witnessing;

namespace NeuraNft.Application.Audit;

/// <summary>The log's second and third stage.</summary>
/// <param name="anchors">What was anchored before; null: nobody anchors.</param>
/// <param name="witnesses">Who cosigns before it is published; null: nobody.</param>
public sealed class AuditLog(
    AuditLeaves leaves, ITileStore store, NoteSigner signer, TimeProvider time, IAnchors? anchors = null,
    WitnessRound? witnesses = null)
{
    /// <summary>Leaves that are integrated at once.</summary>
    private const int Batch = 16_384;

    private static readonly TimeSpan BetweenRounds = TimeSpan.FromSeconds(1);

    private readonly CheckpointPublisher _publisher = new(store, signer);

    public NoteVerifier Verifier => signer.Verifier;

    /// <summary>Commits to everything up to a position, integrates it and publishes the tree.</summary>
    /// <exception cref="LogForkedException">This is an older copy of the log, or its events were changed: nothing is signed.</exception>
    public async Task ExtendAsync(long upTo, CancellationToken cancellationToken)
    {
        var anchor = anchors is null ? null : await anchors.NewestAsync(cancellationToken);
        var size = (await TreeSize.ReadAsync(store, cancellationToken)).Size;
        await RefuseOtherDatabaseAsync(size, cancellationToken);
        while (size < upTo)
        {
            var next = Math.Min(upTo, size + Batch);
            await leaves.CommitAsync(size, next, cancellationToken);
            List<ReadOnlyMemory<byte>> entries = [.. (await leaves.ReadAsync(size, next, cancellationToken)).Select(l => l.ToEntry())];
            size = (await TreeIntegration.AppendAsync(store, size, entries, cancellationToken)).Size;
        }
        if (await _publisher.SignAsync(anchor, time.GetUtcNow(), cancellationToken) is { } note)
            await _publisher.PublishAsync(await CosignedAsync(note, cancellationToken), cancellationToken);
    }

    /// <summary>Waits for the witnesses' quorum, however long that takes: nothing is published without.</summary>
    private async Task<SignedNote> CosignedAsync(SignedNote note, CancellationToken cancellationToken)
    {
        if (witnesses is null || !Checkpoint.TryParse(note.Text, out var tree)) return note;
        while (true)
        {
            if (await witnesses.CosignAsync(note, tree, cancellationToken) is { } cosigned) return cosigned;
            await Task.Delay(BetweenRounds, time, cancellationToken);
        }
    }

    /// <summary>
    /// Tiles that outlived their database: one that was set back has not the newest leaf, or made another one since, as salts are random.
    /// </summary>
    private async Task RefuseOtherDatabaseAsync(long size, CancellationToken cancellationToken)
    {
        if (size == 0) return;
        var integrated = await new TreeReader(store, size).LeafAsync(size - 1, cancellationToken);
        if (await leaves.FindAsync(size, cancellationToken) is not { } found || TreeHash.OfLeaf(found.Leaf.ToEntry()) != integrated)
            throw new LogForkedException(new Checkpoint(signer.Verifier.Name, size, TreeHash.OfNothing), size);
    }
}
