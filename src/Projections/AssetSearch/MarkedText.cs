using System.Text;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>A piece of plain text and the places of the words in it; nothing in it is markup.</summary>
public sealed record MarkedText(string Text, IReadOnlyList<TextRange> Ranges)
{
    private const char Start = '\uE000';
    private const char Stop = '\uE001';
    private const char Between = '\uE002';

    /// <summary>Of text in which words stand between marks.</summary>
    internal static IReadOnlyList<MarkedText> Fragments(string marked) => [.. marked.Split(Between).Select(Of)];

    private static MarkedText Of(string marked)
    {
        var (text, ranges, start) = (new StringBuilder(marked.Length), new List<TextRange>(), 0);
        foreach (var c in marked)
        {
            if (c == Start)
                start = text.Length;
            else if (c == Stop)
                ranges.Add(new TextRange(start, text.Length - start));
            else
                text.Append(c);
        }
        return new MarkedText(text.ToString(), ranges);
    }
}

/// <summary>A part of a text, counted in UTF-16 units.</summary>
public sealed record TextRange(int Start, int Length);
