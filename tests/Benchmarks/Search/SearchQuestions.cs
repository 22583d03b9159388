using NeuraNft.Domain.Assets;
using NeuraNft.Projections.AssetSearch;
using Npgsql;

namespace NeuraNft.Benchmarks.Search;

/// <summary>What is asked, of one kind.</summary>
internal sealed record SearchQuestions(string Name, IReadOnlyList<SearchQuestion> Questions)
{
    private static readonly AssetFilter Models = new() { Kinds = [AssetKind.Model] };
    private static readonly AssetFilter OneLicense = new() { Licenses = ["license-0", "license-1"] };

    /// <summary>Words are drawn by how many assets have them; every third question is filtered as well.</summary>
    public static async Task<IReadOnlyList<SearchQuestions>> MakeAsync(NpgsqlDataSource source, int count, CancellationToken ct)
    {
        var (rare, medium, common) = (
            await WordsAsync(source, 2, 1_000, ct), await WordsAsync(source, 1_001, 20_000, ct),
            await WordsAsync(source, 20_001, int.MaxValue, ct));
        var random = new Random(5);
        var text = new[] { Of("rare word", rare), Of("medium word", medium), Of("very common word", common) };
        return
        [
            .. text,
            Two("common and medium word", common, medium),
            Two("two common words", common, common),
            new("all of the above: the figure asked for", []),
            Of(
                "beginning of a word",
                [.. common.Concat(medium).Concat(rare).Where(w => w.Length > 5).Select(w => w[..(2 + random.Next(3))])]),
            Of("mistyped word", [.. common.Concat(medium).Concat(rare).Where(w => w.Length > 5).Select(w => Mistyped(w, random))]),
            Ordered("newest with text", SearchKey.MintedAt), Ordered("cheapest with text", SearchKey.Price),
            Ordered("most popular with text", SearchKey.Popularity),
            new(
                "newest without text",
                [.. Enumerable.Range(0, count).Select(i => new SearchQuestion(null, Filter(i), SearchOrder.NewestFirst))]),
        ];

        SearchQuestions Of(string name, IReadOnlyList<string> words) => new(
            name, [.. Enumerable.Range(0, count).Select(i => new SearchQuestion(Any(words), Filter(i), SearchOrder.BestFirst))]);
        SearchQuestions Two(string name, IReadOnlyList<string> first, IReadOnlyList<string> second) => new(
            name,
            [.. Enumerable.Range(0, count)
                .Select(i => new SearchQuestion($"{Any(first)} {Any(second)}", Filter(i), SearchOrder.BestFirst))]);
        SearchQuestions Ordered(string name, SearchKey key) => new(
            name,
            [
                .. Enumerable.Range(0, count).Select(i => new SearchQuestion(
                    Any(i % 3 == 0 ? rare : i % 3 == 1 ? medium : common), Filter(i / 3), new SearchOrder(key, key == SearchKey.Price))),
            ]);
        string Any(IReadOnlyList<string> words) => words[random.Next(words.Count)];
    }

    private static AssetFilter Filter(int i) => (i % 6) switch { 2 => Models, 5 => OneLicense, _ => AssetFilter.None };

    private static string Mistyped(string word, Random random)
    {
        var letters = word.ToCharArray();
        var at = 1 + random.Next(word.Length - 2);
        (letters[at], letters[at + 1]) = (letters[at + 1], letters[at]);
        return new string(letters);
    }

    private static async Task<IReadOnlyList<string>> WordsAsync(NpgsqlDataSource source, int least, int most, CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            "select word from search_word where uses between $1 and $2 and word ~ '^[a-z]+$' order by md5(word) limit 500");
        command.Parameters.Add(new() { Value = least });
        command.Parameters.Add(new() { Value = most });
        var words = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            words.Add(reader.GetString(0));
        return words;
    }
}

/// <summary>One search.</summary>
internal sealed record SearchQuestion(string? Text, AssetFilter Filter, SearchOrder Order);
