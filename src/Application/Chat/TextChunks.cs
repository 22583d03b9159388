namespace NeuraNft.Application.Chat;

/// <summary>A part of a text, in UTF-16 units.</summary>
public readonly record struct TextChunk(int Start, int Length);

/// <summary>
/// Windows of tokens that overlap. A token is a word with the white space before it, or a piece of 16 units of a longer one; together the
/// windows are the whole text, and none cuts a surrogate pair.
/// </summary>
public static class TextChunks
{
    private const int LongestToken = 16;

    public static IReadOnlyList<TextChunk> Of(string text, int window, int overlap)
    {
        var ends = Ends(text);
        var chunks = new List<TextChunk>();
        for (var first = 0; first < ends.Count; first += window - overlap)
        {
            var last = Math.Min(first + window, ends.Count) - 1;
            var start = first == 0 ? 0 : ends[first - 1];
            chunks.Add(new TextChunk(start, ends[last] - start));
            if (last == ends.Count - 1)
                break;
        }
        return chunks;
    }

    /// <summary>Where each token ends.</summary>
    internal static List<int> Ends(string text)
    {
        var ends = new List<int>();
        for (var i = 0; i < text.Length;)
        {
            while (i < text.Length && char.IsWhiteSpace(text[i]))
                i++;
            var start = i;
            while (i < text.Length && !char.IsWhiteSpace(text[i]) && i - start < LongestToken)
                i++;
            if (i < text.Length && i > start && char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]))
                i++;
            ends.Add(i);
        }
        return ends;
    }
}
