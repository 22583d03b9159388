namespace NeuraNft.Auditor;

/// <summary>What the command answers with; documented in docs/audit.md, never changed.</summary>
internal enum ExitCode
{
    Proven = 0,

    /// <summary>A file that cannot be read, a database that does not answer.</summary>
    Failed = 1,

    UsedWrongly = 2,

    /// <summary>What was given is no case, proof, checkpoint or policy.</summary>
    Malformed = 3,

    /// <summary>The checkpoint is not signed as the policy wants.</summary>
    NotTrusted = 4,

    /// <summary>The event is not what its leaf commits to.</summary>
    EventChanged = 5,

    /// <summary>The leaf is not in the tree where the proof says.</summary>
    NotIncluded = 6,

    /// <summary>The older log is not the beginning of the newer one.</summary>
    Inconsistent = 7,

    /// <summary>Files of the log do not agree with each other or with its checkpoint.</summary>
    LogDamaged = 8,

    /// <summary>A read model, or what was decided, is not what the log gives.</summary>
    Differs = 9,

    /// <summary>The log and the chain differ.</summary>
    Drifted = 10,

    /// <summary>Under the other policy decisions would have been others.</summary>
    Flipped = 11,

    /// <summary>The log knows nothing of what was asked about.</summary>
    NotFound = 12,

    /// <summary>There was nothing to compare with at that position.</summary>
    NotCompared = 13,

    /// <summary>The chain says nothing about this checkpoint.</summary>
    NotAnchored = 14,

    /// <summary>A receipt is not what the worker signed.</summary>
    ReceiptChanged = 20,

    /// <summary>A receipt is of another input or answer than was shown.</summary>
    OpeningDiffers = 21,
}
