namespace Neura.TransparencyLog.Tree;

/// <summary>Whose hashes a proof consists of, in the proof's order (RFC 6962, 2.1.1 and 2.1.2).</summary>
public static class ProofRanges
{
    /// <summary>Of one leaf in a tree of <paramref name="size"/> leaves: from its sibling up to the root's child.</summary>
    public static IReadOnlyList<LeafRange> OfInclusion(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var ranges = new List<LeafRange>();
        for (var range = new LeafRange(0, size); range.Count > 1;)
        {
            var (left, right) = (range with { End = range.Split }, range with { Start = range.Split });
            (range, var sibling) = index < range.Split ? (left, right) : (right, left);
            ranges.Add(sibling);
        }
        ranges.Reverse();
        return ranges;
    }

    /// <summary>That the tree of the old size is the beginning of the one of the new; empty for 0 and for the same size.</summary>
    public static IReadOnlyList<LeafRange> OfConsistency(long oldSize, long newSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(oldSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, newSize);
        if (oldSize == 0 || oldSize == newSize) return [];
        var ranges = new List<LeafRange>();
        var range = new LeafRange(0, newSize);
        while (range.End != oldSize)
        {
            var (left, right) = (range with { End = range.Split }, range with { Start = range.Split });
            (range, var sibling) = oldSize <= range.Split ? (left, right) : (right, left);
            ranges.Add(sibling);
        }
        if (range.Start != 0) ranges.Add(range);
        ranges.Reverse();
        return ranges;
    }
}
