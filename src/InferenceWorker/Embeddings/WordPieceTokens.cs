using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Preprocessing.Tokenizers;

namespace NeuraNft.InferenceWorker.Embeddings;

/// <summary>The input of BERT's kind, as MiniLM has it: input_ids, attention_mask and perhaps token_type_ids [N,T].</summary>
internal sealed class WordPieceTokens(WordPieceTokenizer tokenizer) : ITextTokens
{
    /// <summary>What sentence-transformers cut MiniLM's input to.</summary>
    private const int MaxIds = 256;

    public static WordPieceTokens FromFile(string path) => WordPieceTokenizer.Of(File.ReadAllLines(path)) is { } tokenizer
        ? new WordPieceTokens(tokenizer)
        : throw new InvalidDataException($"{path} lacks [CLS], [SEP] or [UNK]: it is no vocabulary of WordPiece.");

    public int Count(string text) => tokenizer.Ids(text, int.MaxValue).Length;

    public long[] Read(string text) => tokenizer.Ids(text, MaxIds);

    public IReadOnlyList<ModelTensor> ToTensors(IReadOnlyList<long[]> texts, IReadOnlyList<TensorSpec> inputs)
    {
        var longest = texts.Max(t => t.Length);
        var (ids, mask) = (new long[texts.Count * longest], new long[texts.Count * longest]);
        for (var i = 0; i < texts.Count; i++)
        {
            texts[i].CopyTo(ids, i * longest);
            Array.Fill(mask, 1, i * longest, texts[i].Length);
        }
        long[] shape = [texts.Count, longest];
        return [.. inputs.Select(input => ModelTensor.Of(input.Name, shape, input.Name switch
        {
            "input_ids" => ids,
            "attention_mask" => mask,
            _ => new long[ids.Length], // token_type_ids: one sentence.
        }))];
    }
}
