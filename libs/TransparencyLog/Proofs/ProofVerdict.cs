using Neura.TransparencyLog.Notes;

namespace Neura.TransparencyLog.Proofs;

/// <summary>What came of checking a proof.</summary>
public abstract record ProofVerdict
{
    private ProofVerdict() { }

    public sealed record Proven(Checkpoint Checkpoint) : ProofVerdict;

    /// <summary>The checkpoint is not one that the policy accepts.</summary>
    public sealed record NotTrusted(PolicyVerdict Why) : ProofVerdict;

    /// <summary>The checkpoint is good, but the entry is not where the proof says: one of the two was changed.</summary>
    public sealed record NotIncluded(Checkpoint Checkpoint) : ProofVerdict;
}
