using System.Text;

namespace NeuraNft.Benchmarks.Search;

/// <summary>A language of 60,000 words, of which a few are in most texts and most in hardly any; the same at each run.</summary>
internal sealed class ZipfWords
{
    private const int Count = 60_000;

    private static readonly string[] Common =
        ("model language image text small base vision neural data large fast tiny multilingual trained chat speech code learning "
        + "translation classifier detection medical audio embedding instruct segmentation question answer summary "
        + "reading protein weather finance legal music satellite traffic handwriting emotion recipe").Split(' ');

    private readonly Random random;

    public ZipfWords(int seed)
    {
        random = new Random(seed);
        var maker = new Random(7);
        var made = new HashSet<string>(Common);
        while (made.Count < Count)
            made.Add(Make(maker, 2 + (int)Math.Log10(made.Count)));
        Words = [.. Common, .. made.Except(Common)];
    }

    public IReadOnlyList<string> Words { get; }

    /// <summary>A number from 0, each with a chance that falls as 1 / (number + 1).</summary>
    public int Draw(int count) => Math.Min(count - 1, (int)Math.Exp(random.NextDouble() * Math.Log(count + 1)) - 1);

    public double Next() => random.NextDouble();

    public string Some(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[Draw(Count)]));

    private static string Make(Random random, int syllables)
    {
        var word = new StringBuilder();
        for (var i = 0; i < syllables; i++)
            word.Append("bcdfghjklmnprstvz"[random.Next(17)]).Append("aeiou"[random.Next(5)]);
        return word.Append(random.Next(4) == 0 ? "n" : "").ToString();
    }
}
