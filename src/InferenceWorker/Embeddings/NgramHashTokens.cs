using System.Text;
using System.Text.Json;
using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Embeddings;

/// <summary>
/// nn-embed-mini's input: of at most 64 words <c>[a-z0-9]+</c> of the lower-cased text, each its place in the list + 1 if it is there, and
/// for each 4-gram of <c>&lt;word&gt;</c> 1 + 24,000 + CRC-32 mod 40,000; at most 192 ids, 0 for padding.
/// </summary>
internal sealed class NgramHashTokens(IReadOnlyList<string> words) : ITextTokens
{
    private const int MaxWords = 64;
    private const int MaxIds = 192;
    private const int Listed = 24_000;
    private const int Hashes = 40_000;
    private const int Gram = 4;

    private readonly Dictionary<string, int> places =
        words.Take(Listed).Select((word, i) => (word, i)).DistinctBy(p => p.word).ToDictionary(p => p.word, p => p.i, StringComparer.Ordinal);

    public static NgramHashTokens FromFile(string path)
    {
        using var file = File.OpenRead(path);
        return new NgramHashTokens(JsonSerializer.Deserialize<string[]>(file) ?? throw new JsonException("The vocabulary is null."));
    }

    public int Count(string text) => WordsOf(text).Count();

    public long[] Read(string text)
    {
        var ids = new List<long>();
        foreach (var word in WordsOf(text).Take(MaxWords))
        {
            if (places.TryGetValue(word, out var place))
                ids.Add(place + 1);
            var framed = Encoding.ASCII.GetBytes($"<{word}>");
            for (var i = 0; i + Gram <= framed.Length; i++)
                ids.Add(1 + Listed + (Crc32.Of(framed.AsSpan(i, Gram)) % Hashes));
        }
        return ids.Count == 0 ? [0] : [.. ids.Take(MaxIds)];
    }

    public IReadOnlyList<ModelTensor> ToTensors(IReadOnlyList<long[]> texts, IReadOnlyList<TensorSpec> inputs)
    {
        var longest = texts.Max(t => t.Length);
        var ids = new long[texts.Count * longest];
        for (var i = 0; i < texts.Count; i++)
            texts[i].CopyTo(ids, i * longest);
        return [ModelTensor.Of(inputs.Count == 1 ? inputs[0].Name : "ids", [texts.Count, longest], ids)];
    }

    private static IEnumerable<string> WordsOf(string text)
    {
        var lower = text.ToLowerInvariant();
        for (var i = 0; i < lower.Length;)
        {
            var start = i;
            while (i < lower.Length && lower[i] is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
                i++;
            if (i > start)
                yield return lower[start..i];
            else
                i++;
        }
    }
}
