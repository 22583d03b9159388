namespace NeuraNft.Projections.AssetSearch;

/// <summary>
/// Reciprocal rank fusion (Cormack, Clarke, Büttcher 2009): an item's score is the sum of 1 / (60 + its rank) over the lists that have it.
/// Scores of different kinds need not be compared for it.
/// </summary>
internal static class RankFusion
{
    private const float Smoothing = 60;

    /// <summary>The items of both lists, best first, each with its ranks from 1; 0 where a list has it not.</summary>
    public static IReadOnlyList<FusedRank> Of(IReadOnlyList<long> byText, IReadOnlyList<long> byMeaning, int most)
    {
        var (text, meaning) = (Ranks(byText), Ranks(byMeaning));
        return
        [
            .. text.Keys.Union(meaning.Keys)
                .Select(item => new FusedRank(item, text.GetValueOrDefault(item), meaning.GetValueOrDefault(item)))
                .OrderByDescending(f => f.Score).ThenBy(f => f.ByText == 0).ThenByDescending(f => f.Item).Take(most),
        ];
    }

    /// <summary>From 0 to 1: first in both lists.</summary>
    internal static float Score(int byText, int byMeaning) => (Part(byText) + Part(byMeaning)) / (2 * Part(1));

    private static float Part(int rank) => rank == 0 ? 0 : 1 / (Smoothing + rank);

    private static Dictionary<long, byte> Ranks(IReadOnlyList<long> items)
    {
        var ranks = new Dictionary<long, byte>();
        foreach (var item in items.Take(byte.MaxValue))
            ranks.TryAdd(item, (byte)(ranks.Count + 1));
        return ranks;
    }
}

/// <param name="Item">The position of its minting.</param>
internal readonly record struct FusedRank(long Item, byte ByText, byte ByMeaning)
{
    public float Score => RankFusion.Score(ByText, ByMeaning);
}
