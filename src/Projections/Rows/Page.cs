namespace NeuraNft.Projections.Rows;

/// <summary>A page of a list; the last item's own key (a position, an account) is where the next page begins.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, bool HasMore)
{
    internal static Page<T> Of(List<T> oneMore, int limit) =>
        oneMore.Count > limit ? new Page<T>(oneMore[..limit], true) : new Page<T>(oneMore, false);
}
