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

    /// <summary>The chain says nothing about this checkpoint.</summary>
    NotAnchored = 14,
}
