using System.Collections.Frozen;

namespace NeuraNft.InferenceWorker.Preprocessing.Tokenizers;

/// <summary>
/// Text to the ids of BERT's WordPiece, uncased: the longest listed beginning of each word, then of what is left with "##" before it. What
/// no piece begins is [UNK]. The vocabulary is the operator's own vocab.txt: one piece a line, its id the line's number from 0.
/// </summary>
public sealed class WordPieceTokenizer
{
    /// <summary>Longer words are [UNK], as in BERT: the search for pieces is quadratic.</summary>
    public const int MaxWordLength = 100;

    private readonly FrozenDictionary<string, int> _ids;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly int _first, _last, _unknown;

    private WordPieceTokenizer(FrozenDictionary<string, int> ids, int first, int last, int unknown)
    {
        _ids = ids;
        _bySpan = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        (_first, _last, _unknown) = (first, last, unknown);
    }

    /// <returns>Null where [CLS], [SEP] or [UNK] is not in the vocabulary.</returns>
    public static WordPieceTokenizer? Of(IReadOnlyList<string> vocabulary)
    {
        var ids = new Dictionary<string, int>(vocabulary.Count, StringComparer.Ordinal);
        for (var i = 0; i < vocabulary.Count; i++)
            ids.TryAdd(vocabulary[i], i);
        return ids.TryGetValue("[CLS]", out var first) && ids.TryGetValue("[SEP]", out var last)
            && ids.TryGetValue("[UNK]", out var unknown)
                ? new WordPieceTokenizer(ids.ToFrozenDictionary(StringComparer.Ordinal), first, last, unknown)
                : null;
    }

    /// <summary>[CLS], the text's pieces, [SEP]; what is beyond so many ids is cut off before [SEP].</summary>
    public long[] Ids(string text, int maxIds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxIds, 2);
        var ids = new List<long>(Math.Min(maxIds, text.Length + 2)) { _first };
        foreach (var word in BertWords.Of(text))
        {
            if (ids.Count >= maxIds - 1)
                break;
            AddPieces(ids, word);
        }

        if (ids.Count > maxIds - 1)
            ids.RemoveRange(maxIds - 1, ids.Count - maxIds + 1);
        ids.Add(_last);
        return [.. ids];
    }

    private void AddPieces(List<long> ids, string word)
    {
        var before = ids.Count;
        Span<char> piece = stackalloc char[MaxWordLength + 2];
        "##".CopyTo(piece);
        for (int start = 0, end; start < word.Length; start = end)
        {
            for (end = word.Length > MaxWordLength ? start : word.Length; end > start; end--)
            {
                word.AsSpan(start, end - start).CopyTo(piece[2..]);
                if (_bySpan.TryGetValue(piece[(start == 0 ? 2 : 0)..(end - start + 2)], out var id))
                {
                    ids.Add(id);
                    break;
                }
            }

            if (end > start)
                continue;
            ids.RemoveRange(before, ids.Count - before);
            ids.Add(_unknown);
            return;
        }
    }
}
