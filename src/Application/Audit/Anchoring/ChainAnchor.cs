using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Tree;
using NeuraNft.Domain;

namespace NeuraNft.Application.Audit.Anchoring;

/// <summary>A log's newest root as the contract has it in a final block.</summary>
/// <param name="Height">Of the block that was asked.</param>
public sealed record ChainAnchor(string Origin, long Size, TreeHash Root, string By, BlockTime AnchoredAt, ulong Height)
{
    public Checkpoint Checkpoint => new(Origin, Size, Root);
}
