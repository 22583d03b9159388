using System.Globalization;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>
/// Words that a search finds beside those typed, by the place of what was typed. A cursor carries them: the vocabulary changes, and a
/// later page must ask what the first one asked.
/// </summary>
internal sealed record FurtherWords(IReadOnlyDictionary<int, IReadOnlyList<string>> ByPart)
{
    // All edges carry them; a cursor has 2,048 characters at most.
    private const int MaxChars = 400;

    public static FurtherWords None { get; } = new(new Dictionary<int, IReadOnlyList<string>>());

    /// <summary>In turn, the likeliest of each first, as far as there is room. Only letters and digits.</summary>
    public static FurtherWords Of(IReadOnlyDictionary<int, IReadOnlyList<string>> byPart)
    {
        var (kept, room) = (new Dictionary<int, IReadOnlyList<string>>(), MaxChars);
        foreach (var (part, words) in byPart)
        {
            var fitting = words.Where(SearchText.IsWord).TakeWhile(w => (room -= w.Length + 1) >= 0).ToList();
            if (fitting.Count > 0)
                kept[part] = fitting;
        }
        return new FurtherWords(kept);
    }

    public IReadOnlyList<string> Of(int part) => ByPart.GetValueOrDefault(part) ?? [];

    public override string ToString() =>
        string.Join(';', ByPart.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Key}:{string.Join(',', p.Value)}")));

    public static FurtherWords Parse(string text) => text.Length == 0
        ? None
        : new(text.Split(';').Select(p => p.Split(':')).ToDictionary(
            p => int.Parse(p[0], CultureInfo.InvariantCulture), p => (IReadOnlyList<string>)p[1].Split(',')));
}
