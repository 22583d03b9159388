using System.Globalization;
using System.Text;
using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Embeddings;

/// <summary>
/// BERT's uncased WordPiece, as MiniLM reads it: punctuation by itself, the longest known pieces first, accents dropped. (Where .NET runs
/// without ICU it cannot take letters apart, and accents stay.)
/// </summary>
internal sealed class WordPieceTokens(IReadOnlyDictionary<string, int> pieces) : ITextTokens
{
    // What sentence-transformers cut MiniLM's input to.
    private const int MaxIds = 256;
    private const int LongestWord = 100;

    private readonly (long Start, long End, long Unknown) special = (pieces["[CLS]"], pieces["[SEP]"], pieces["[UNK]"]);

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> known =
        new Dictionary<string, int>(pieces, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static WordPieceTokens FromFile(string path)
    {
        var pieces = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (line, i) in File.ReadLines(path).Select((line, i) => (line, i)))
            pieces.TryAdd(line, i);
        return pieces.ContainsKey("[CLS]") && pieces.ContainsKey("[SEP]") && pieces.ContainsKey("[UNK]")
            ? new WordPieceTokens(pieces)
            : throw new InvalidDataException($"{path} lacks [CLS], [SEP] or [UNK]: it is no vocabulary of WordPiece.");
    }

    public int Count(string text) => Pieces(text).Count() + 2;

    public long[] Read(string text) => [special.Start, .. Pieces(text).Take(MaxIds - 2), special.End];

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

    private IEnumerable<long> Pieces(string text) => Words(text).SelectMany(Split);

    private IReadOnlyList<long> Split(string word)
    {
        if (word.Length > LongestWord)
            return [special.Unknown];
        var ids = new List<long>();
        for (var start = 0; start < word.Length;)
        {
            var end = word.Length;
            while (end > start && !known.ContainsKey(Piece(word, start, end)))
                end--;
            if (end == start)
                return [special.Unknown];
            ids.Add(known[Piece(word, start, end)]);
            start = end;
        }
        return ids;
    }

    private static string Piece(string word, int start, int end) => start == 0 ? word[..end] : "##" + word[start..end];

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.ToLowerInvariant().Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format || rune.Value is 0 or 0xFFFD)
                continue;
            var alone = Rune.IsPunctuation(rune) || Rune.IsSymbol(rune) || IsChinese(rune);
            if (!alone && !Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune))
            {
                word.Append(rune);
                continue;
            }
            if (word.Length > 0)
                yield return word.ToString();
            word.Clear();
            if (alone)
                yield return rune.ToString();
        }
        if (word.Length > 0)
            yield return word.ToString();
    }

    private static bool IsChinese(Rune rune) =>
        rune.Value is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x20000 and <= 0x2FA1F) or (>= 0xF900 and <= 0xFAFF);
}
