namespace Neura.TransparencyLog.Tree;

/// <summary>Checks inclusion (RFC 9162, 2.1.3.2); written from the RFC's loop, not from <see cref="ProofRanges"/>.</summary>
public static class InclusionProof
{
    /// <summary>More than a tree of 2^63 leaves has.</summary>
    public const int MaxHashes = 63;

    /// <summary>True where the leaf with this hash stands at this index of the tree with this root.</summary>
    public static bool Verify(TreeHash leaf, long index, long size, IReadOnlyList<TreeHash> proof, TreeHash root)
    {
        if (index < 0 || index >= size || proof.Count > MaxHashes) return false;
        var (node, last, hash) = (index, size - 1, leaf);
        foreach (var sibling in proof)
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                hash = TreeHash.OfNode(sibling, hash);
                while ((node & 1) == 0 && node != 0) (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                hash = TreeHash.OfNode(hash, sibling);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && hash == root;
    }
}
