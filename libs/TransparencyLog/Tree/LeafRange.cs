using System.Numerics;

namespace Neura.TransparencyLog.Tree;

/// <summary>The leaves from Start up to, not including, End: RFC 6962's D[Start:End].</summary>
public readonly record struct LeafRange(long Start, long End)
{
    public long Count => End - Start;

    /// <summary>The largest power of two that is smaller than the count: where RFC 6962 splits.</summary>
    public long Split => Start + (1L << (63 - BitOperations.LeadingZeroCount((ulong)(Count - 1))));

    /// <summary>
    /// The perfect subtrees that make up the range, from the left; the hash of the range folds them from the right. The start of any
    /// range of a proof is a multiple of its first subtree's size.
    /// </summary>
    public IEnumerable<Subtree> Subtrees()
    {
        for (var at = Start; at < End;)
        {
            var height = 63 - BitOperations.LeadingZeroCount((ulong)(End - at));
            yield return new Subtree(height, at >> height);
            at += 1L << height;
        }
    }
}
