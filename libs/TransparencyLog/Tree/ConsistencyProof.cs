using System.Numerics;

namespace Neura.TransparencyLog.Tree;

/// <summary>Checks consistency (RFC 9162, 2.1.4.2); written from the RFC's loop, not from <see cref="ProofRanges"/>.</summary>
public static class ConsistencyProof
{
    /// <summary>True where the older tree is the beginning of the newer one. The empty tree is the beginning of any.</summary>
    public static bool Verify(long oldSize, TreeHash oldRoot, long newSize, TreeHash newRoot, IReadOnlyList<TreeHash> proof)
    {
        if (oldSize < 0 || oldSize > newSize || proof.Count > InclusionProof.MaxHashes) return false;
        if (oldSize == 0) return proof.Count == 0 && oldRoot == TreeHash.OfNothing;
        if (oldSize == newSize) return proof.Count == 0 && oldRoot == newRoot;

        var hashes = BitOperations.IsPow2(oldSize) ? [oldRoot, .. proof] : proof;
        if (hashes.Count == 0) return false;
        var (node, last) = (oldSize - 1, newSize - 1);
        while ((node & 1) == 1) (node, last) = (node >> 1, last >> 1);
        var (older, newer) = (hashes[0], hashes[0]);
        foreach (var hash in hashes.Skip(1))
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                (older, newer) = (TreeHash.OfNode(hash, older), TreeHash.OfNode(hash, newer));
                while ((node & 1) == 0 && node != 0) (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                newer = TreeHash.OfNode(newer, hash);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && older == oldRoot && newer == newRoot;
    }
}
