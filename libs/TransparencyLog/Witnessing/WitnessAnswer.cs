using Neura.TransparencyLog.Notes;

namespace Neura.TransparencyLog.Witnessing;

/// <summary>What a witness says to a checkpoint; each case names the status that C2SP tlog-witness gives it.</summary>
public abstract record WitnessAnswer
{
    private WitnessAnswer() { }

    /// <summary>200.</summary>
    public sealed record Cosigned(NoteSignature Signature) : WitnessAnswer;

    /// <summary>400: not a request, or an old size above the checkpoint's.</summary>
    public sealed record Malformed : WitnessAnswer;

    /// <summary>404.</summary>
    public sealed record UnknownLog : WitnessAnswer;

    /// <summary>403: no signature of a key that the witness trusts for this log.</summary>
    public sealed record NotSigned : WitnessAnswer;

    /// <summary>409: it has cosigned another size; send a proof from there.</summary>
    public sealed record OtherSize(long Known) : WitnessAnswer;

    /// <summary>409: another tree of the same size was cosigned. A split view: keep both checkpoints, they are the evidence.</summary>
    public sealed record SplitView(Checkpoint Known, Checkpoint Shown) : WitnessAnswer;

    /// <summary>422: the cosigned tree is not the beginning of this one.</summary>
    public sealed record Inconsistent(Checkpoint Known, Checkpoint Shown) : WitnessAnswer;
}
