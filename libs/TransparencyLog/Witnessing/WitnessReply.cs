using Neura.TransparencyLog.Notes;

namespace Neura.TransparencyLog.Witnessing;

/// <summary>What came of asking a witness.</summary>
public abstract record WitnessReply
{
    private WitnessReply() { }

    /// <summary>Its signature, checked.</summary>
    public sealed record Cosigned(NoteSignature Signature) : WitnessReply;

    /// <summary>It has cosigned a greater tree of this log: the log was set back, or the witness errs.</summary>
    public sealed record Ahead(long Known) : WitnessReply;

    /// <summary>It has cosigned another tree, which is not the beginning of this one: a split view, or the witness errs.</summary>
    public sealed record Conflict(int Status) : WitnessReply;

    /// <summary>It does not know the log, or answers what it should not.</summary>
    public sealed record Refused(string Why) : WitnessReply;

    /// <summary>No answer, or none in time.</summary>
    public sealed record Unreachable(string Why) : WitnessReply;
}
