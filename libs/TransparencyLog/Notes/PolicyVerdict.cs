namespace Neura.TransparencyLog.Notes;

/// <summary>What a policy makes of a note.</summary>
public abstract record PolicyVerdict
{
    private PolicyVerdict() { }

    public sealed record Trusted(Checkpoint Checkpoint) : PolicyVerdict;

    public sealed record NoCheckpoint : PolicyVerdict;

    public sealed record UnknownLog(string Origin) : PolicyVerdict;

    public sealed record NotSigned(string Origin) : PolicyVerdict;

    public sealed record QuorumMissed(string Quorum) : PolicyVerdict;
}
