using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Neura.GraphQL.Language;
using NeuraNft.GraphQL.Tests.Corpora;

namespace NeuraNft.GraphQL.Tests.Language;

/// <summary>Hostile documents: each is read or refused within a bound of time, and the process lives.</summary>
public sealed class AttackCorpusTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    [Fact]
    public void Parser_with_default_limits_reads_or_refuses_each_attack_in_time() =>
        Corpus.Run(Corpus.Read("attack.json").Cases, item => Check(item, ParserOptions.Default, mustRefuse: Refused(item)));

    [Fact]
    public void Parser_with_trusted_limits_keeps_the_stack_safe() =>
        Corpus.Run(Corpus.Read("attack.json").Cases, item => Check(item, ParserOptions.Trusted, mustRefuse: false));

    internal static string Document(JsonElement item)
    {
        var text = new StringBuilder();
        foreach (var piece in item.GetProperty("pieces").EnumerateArray())
            text.Insert(text.Length, piece[0].GetString()!, piece[1].GetInt32());
        return text.ToString();
    }

    private static bool Refused(JsonElement item) =>
        item.GetProperty("expect").GetString() is { } wish
        && (wish.Contains("parser depth limit") || wish.Contains("directives-per-location"));

    private static string? Check(JsonElement item, ParserOptions options, bool mustRefuse)
    {
        var name = item.GetProperty("name").GetString();
        var clock = Stopwatch.StartNew();
        var refused = false;
        try
        {
            GraphQLParser.Parse(Document(item), options);
        }
        catch (SyntaxException)
        {
            refused = true;
        }
        return clock.Elapsed > Bound ? $"{name}: took {clock.Elapsed}"
            : mustRefuse && !refused ? $"{name}: should have been refused"
            : null;
    }
}
