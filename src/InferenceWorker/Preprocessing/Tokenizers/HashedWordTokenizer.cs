using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace NeuraNft.InferenceWorker.Preprocessing.Tokenizers;

/// <summary>
/// Text to the ids of nn-embed: each word of ASCII letters and digits gives its place in the vocabulary, if it is there, and one id for
/// each of its 4-grams, by hash. So words that nobody listed have ids too. Id 0 is padding, and all that an empty text has.
/// </summary>
public sealed partial class HashedWordTokenizer
{
    public const int MaxWords = 64;
    public const int MaxIds = 192;
    private const int Gram = 4;

    private readonly FrozenDictionary<string, int> _places;
    private readonly uint _buckets;

    /// <param name="vocabulary">In the order of the model's rows, from id 1.</param>
    /// <param name="buckets">Rows of the model behind the vocabulary's, for the hashes of 4-grams.</param>
    public HashedWordTokenizer(IReadOnlyList<string> vocabulary, int buckets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(buckets, 1);
        var places = new Dictionary<string, int>(vocabulary.Count, StringComparer.Ordinal);
        for (var i = 0; i < vocabulary.Count; i++)
            places.TryAdd(vocabulary[i], i + 1);
        _places = places.ToFrozenDictionary(StringComparer.Ordinal);
        _buckets = (uint)buckets;
        FirstBucket = vocabulary.Count + 1;
    }

    private int FirstBucket { get; }

    /// <summary>At least one id, at most <see cref="MaxIds"/>.</summary>
    public long[] Ids(string text)
    {
        var ids = new List<long>(MaxIds);
        var words = 0;
        foreach (var word in Words().EnumerateMatches(text = text.ToLowerInvariant()))
        {
            if (++words > MaxWords || ids.Count >= MaxIds)
                break;
            Add(ids, text.Substring(word.Index, word.Length));
        }

        return ids.Count == 0 ? [0] : [.. ids.Take(MaxIds)];
    }

    private void Add(List<long> ids, string word)
    {
        if (_places.TryGetValue(word, out var place))
            ids.Add(place);
        var marked = $"<{word}>";
        Span<byte> gram = stackalloc byte[Gram];
        for (var i = 0; i + Gram <= marked.Length && ids.Count < MaxIds; i++)
        {
            for (var k = 0; k < Gram; k++)
                gram[k] = (byte)marked[i + k];
            ids.Add(FirstBucket + (Crc32.Of(gram) % _buckets));
        }
    }

    [GeneratedRegex("[a-z0-9]+")]
    private static partial Regex Words();
}
