using System.Text.Json;
using System.Text.RegularExpressions;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Preprocessing.Tokenizers;

namespace NeuraNft.InferenceWorker.Embeddings;

/// <summary>nn-embed-mini's input: ids [N,T], padded with 0.</summary>
internal sealed partial class NgramHashTokens(IReadOnlyList<string> words) : ITextTokens
{
    /// <summary>Of nn-embed-mini, behind its vocabulary.</summary>
    private const int Buckets = 40_000;

    private readonly HashedWordTokenizer tokenizer = new(words, Buckets);

    public static NgramHashTokens FromFile(string path)
    {
        using var file = File.OpenRead(path);
        return new NgramHashTokens(JsonSerializer.Deserialize<string[]>(file) ?? throw new JsonException("The vocabulary is null."));
    }

    public int Count(string text) => Words().Count(text);

    public long[] Read(string text) => tokenizer.Ids(text);

    public IReadOnlyList<ModelTensor> ToTensors(IReadOnlyList<long[]> texts, IReadOnlyList<TensorSpec> inputs)
    {
        var longest = texts.Max(t => t.Length);
        var ids = new long[texts.Count * longest];
        for (var i = 0; i < texts.Count; i++)
            texts[i].CopyTo(ids, i * longest);
        return [ModelTensor.Of(inputs.Count == 1 ? inputs[0].Name : "ids", [texts.Count, longest], ids)];
    }

    [GeneratedRegex("[A-Za-z0-9]+")]
    private static partial Regex Words();
}
