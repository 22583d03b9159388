using Microsoft.Extensions.Logging;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Tiles;
using Neura.TransparencyLog.Witnessing;

namespace NeuraNft.Application.Audit.Witnessing;

/// <summary>
/// Asks all witnesses of the market's policy at once. One that is down, slow or hostile costs its own signature, no more.
/// </summary>
public sealed class WitnessRound(
    LogPolicy policy, IReadOnlyList<WitnessClient> witnesses, ITileStore tiles, WitnessMetrics metrics, ILogger<WitnessRound> log)
{
    /// <returns>The note with what cosignatures came; null where they are not as many as the policy wants.</returns>
    public async Task<SignedNote?> CosignAsync(SignedNote note, Checkpoint tree, CancellationToken cancellationToken)
    {
        var replies = await Task.WhenAll(witnesses.Select(w => w.AskAsync(note, tree, tiles, cancellationToken)));
        foreach (var (witness, reply) in witnesses.Zip(replies)) Tell(witness.Name, reply, tree);
        note = replies.OfType<WitnessReply.Cosigned>().Aggregate(note, (signed, reply) => signed.With(reply.Signature));
        if (policy.Check(note) is PolicyVerdict.Trusted) return note;
        WitnessLogging.QuorumMissed(log, tree.Size, replies.Count(r => r is WitnessReply.Cosigned), witnesses.Count);
        return null;
    }

    private void Tell(string name, WitnessReply reply, Checkpoint tree)
    {
        metrics.Replied(name, reply);
        switch (reply)
        {
            case WitnessReply.Cosigned:
                return;
            case WitnessReply.Ahead ahead:
                WitnessLogging.Ahead(log, name, ahead.Known, tree.Size);
                return;
            case WitnessReply.Conflict conflict:
                WitnessLogging.Conflict(log, name, tree.Size, conflict.Status);
                return;
            case WitnessReply.Refused refused:
                WitnessLogging.NotCosigned(log, name, refused.Why);
                return;
            case WitnessReply.Unreachable unreachable:
                WitnessLogging.NotCosigned(log, name, unreachable.Why);
                return;
        }
    }
}
