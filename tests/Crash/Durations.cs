namespace NeuraNft.Crash;

/// <summary>Figures for people; no test depends on them.</summary>
internal static class Durations
{
    public static string Describe(IReadOnlyList<TimeSpan> all)
    {
        var sorted = all.Order().ToList();
        return $"median {sorted[sorted.Count / 2].TotalSeconds:0.00} s, longest {sorted[^1].TotalSeconds:0.00} s, of {sorted.Count}";
    }
}
