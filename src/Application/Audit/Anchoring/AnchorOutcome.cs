namespace NeuraNft.Application.Audit.Anchoring;

/// <summary>What became of a transaction that anchors.</summary>
public enum AnchorOutcome
{
    /// <summary>The chain has the root.</summary>
    Anchored,

    /// <summary>The chain has a greater size.</summary>
    Overtaken,

    /// <summary>It can no longer apply, and has not.</summary>
    Lapsed,

    /// <summary>The contract or a node refused it.</summary>
    Failed,
}
