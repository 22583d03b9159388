using Neura.Near;
using Neura.TransparencyLog.Tree;

namespace NeuraNft.Application.Audit.Anchoring;

/// <summary>A transaction that anchors a checkpoint; a row of audit_anchor_try.</summary>
/// <param name="Checkpoint">The signed note.</param>
public sealed record AnchorTry(long Size, TreeHash Root, string Checkpoint, SignedTransaction Transaction);
