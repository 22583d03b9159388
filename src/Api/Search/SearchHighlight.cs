using NeuraNft.Projections.AssetSearch;

namespace NeuraNft.Api.Search;

/// <summary>What was found in one field of a hit.</summary>
/// <param name="Fragments">The whole field; of a long one its telling pieces.</param>
public sealed record SearchHighlight(
    SearchField Field, [property: ListSize(AssumedSize = 2)] IReadOnlyList<HighlightFragment> Fragments)
{
    internal static SearchHighlight From(Projections.AssetSearch.SearchHighlight h) => new(
        h.Field,
        [.. h.Fragments.Select(f => new HighlightFragment(f.Text, [.. f.Ranges.Select(r => new HighlightRange(r.Start, r.Length))]))]);
}

/// <summary>A piece of plain text: show it as text, and mark the ranges. Fetched with its hit.</summary>
[Cost(0)]
public sealed record HighlightFragment(string Text, [property: ListSize(AssumedSize = 4)] IReadOnlyList<HighlightRange> Ranges);

/// <summary>A word that was found.</summary>
/// <param name="Start">In UTF-16 units, as JavaScript counts.</param>
[Cost(0)]
public sealed record HighlightRange(int Start, int Length);
