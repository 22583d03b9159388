using System.CommandLine;

namespace NeuraNft.Auditor;

/// <summary>What is wrong with a command line, in words. What belongs to no option is not repeated: it may be a secret.</summary>
internal static class UsageErrors
{
    public static IEnumerable<string> Of(ParseResult arguments)
    {
        foreach (var name in arguments.UnmatchedTokens.Select(Name).Distinct())
            yield return name is null ? "There is an argument that the command does not take." : $"There is no option {name}.";

        // The parser's own sentences quote what they are about.
        var unmatched = arguments.UnmatchedTokens.ToHashSet(StringComparer.Ordinal);
        foreach (var wrong in arguments.Errors)
            if (!unmatched.Any(token => wrong.Message.Contains(token, StringComparison.Ordinal)))
                yield return arguments.Tokens.Select(t => t.Value).Where(MayBeSecret)
                    .Aggregate(wrong.Message, (sentence, token) => sentence.Replace(token, "(hidden)", StringComparison.Ordinal));
    }

    // Of "--name=value" the name.
    private static string? Name(string token) =>
        token.StartsWith("--", StringComparison.Ordinal) && !token.Contains(' ', StringComparison.Ordinal)
            ? token.Split('=', ':')[0]
            : null;

    // Connection strings in either form, and what is like them.
    private static bool MayBeSecret(string token) => token.AsSpan().ContainsAny('=', '@');
}
