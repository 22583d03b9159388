using FsCheck;
using FsCheck.Fluent;

namespace NeuraNft.GraphQL.Tests.Fuzz;

/// <summary>A change to a text at a place given as a share of its length, so that it fits any text.</summary>
internal sealed record Mutation(int Kind, double At, int Length, string Word)
{
    private static readonly string[] Words =
    [
        "{", "}", "(", ")", "[", "]", "!", "$", "@", ":", "=", "...", "\"", "\"\"\"", "\\", "\\u", "#", "\n", ",", "-", "0", "1e999",
        "null", "true", "query", "mutation", "subscription", "fragment", "on", "__typename", "__schema", "@skip(if: true)",
        "@include(if: $x)",
        "$x", "a", "id", "\uFEFF", "\0", "\ud800", "\u2028", "99999999999999999999", "{a:{a:{a:1}}}", "[[[[1]]]]",
    ];

    public static Gen<Mutation[]> Some { get; } =
        (from kind in Gen.Choose(0, 3)
         from at in Gen.Choose(0, 10_000)
         from length in Gen.Choose(1, 12)
         from word in Gen.Elements(Words)
         select new Mutation(kind, at / 10_000.0, length, word)).ArrayOf(6);

    public static string Apply(string text, IEnumerable<Mutation> mutations) => mutations.Aggregate(text, (t, m) => m.Apply(t));

    private string Apply(string text)
    {
        var at = (int)(At * text.Length);
        var end = Math.Min(text.Length, at + Length);
        return Kind switch
        {
            0 => text.Remove(at, end - at),
            1 => text.Insert(at, Word),
            2 => text.Insert(at, text[at..end]),
            _ => string.Concat(text.AsSpan(0, at), Word, text.AsSpan(end)),
        };
    }
}
