using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Tree;

namespace Neura.TransparencyLog.Witnessing;

/// <summary>
/// Cosigns checkpoints of the logs that it knows, each only as a continuation of the one before: two readers who ask for its
/// cosignature cannot be shown two logs.
/// </summary>
/// <param name="state">Its own from then on: disposed of with it.</param>
public sealed class Witness(NoteSigner signer, IReadOnlyList<NoteVerifier> logs, IWitnessState state) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public NoteVerifier Verifier => signer.Verifier;

    public void Dispose()
    {
        _one.Dispose();
        state.Dispose();
    }

    public async Task<WitnessAnswer> AddCheckpointAsync(string body, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!WitnessRequest.TryParse(body, out var request) || !Checkpoint.TryParse(request.Checkpoint.Text, out var shown))
            return new WitnessAnswer.Malformed();
        var keys = logs.Where(l => l.Name == shown.Origin).ToList();
        if (keys.Count == 0) return new WitnessAnswer.UnknownLog();
        if (!keys.Any(request.Checkpoint.IsSignedBy)) return new WitnessAnswer.NotSigned();
        if (request.OldSize > shown.Size) return new WitnessAnswer.Malformed();

        // Compared and remembered as one: between two requests the smaller tree must not come last.
        await _one.WaitAsync(cancellationToken);
        try
        {
            return await CosignAsync(request, shown, now, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<WitnessAnswer> CosignAsync(
        WitnessRequest request, Checkpoint shown, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var last = await state.LastAsync(shown.Origin, cancellationToken) ?? new Checkpoint(shown.Origin, 0, TreeHash.OfNothing);
        if (request.OldSize != last.Size) return new WitnessAnswer.OtherSize(last.Size);
        if (last.Size == shown.Size && last.Root != shown.Root) return new WitnessAnswer.SplitView(last, shown);
        if (!ConsistencyProof.Verify(last.Size, last.Root, shown.Size, shown.Root, request.Proof))
            return new WitnessAnswer.Inconsistent(last, shown);
        await state.RememberAsync(shown, cancellationToken);
        return new WitnessAnswer.Cosigned(signer.Sign(request.Checkpoint.Text, now));
    }
}
