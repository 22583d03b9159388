using System.Text.Json;
using Neura.GraphQL.Language;
using NeuraNft.GraphQL.Tests.Corpora;

namespace NeuraNft.GraphQL.Tests.Language;

public sealed class LexerCorpusTests
{
    [Fact]
    public void Lexer_over_the_corpus_gives_the_same_tokens_and_errors() => Corpus.Run(Corpus.Read("lexer.json").Cases, Check);

    private static string? Check(JsonElement item)
    {
        var source = item.TryGetProperty("source", out var text)
            ? text.GetString()!
            : new string([.. item.GetProperty("sourceUtf16").EnumerateArray().Select(u => (char)u.GetInt32())]);
        var expected = item.GetProperty("tokens").EnumerateArray().Select(Describe);
        var actual = new List<string>();
        try
        {
            var lexer = new Lexer(source);
            Token token;
            do
            {
                token = lexer.Next();
                if (token.Kind != TokenKind.Comment)
                    actual.Add($"{token.Kind.ToText()} {token.Start}-{token.End} {token.Line}:{token.Column} {token.Value}");
            }
            while (token.Kind != TokenKind.EndOfFile);
        }
        catch (SyntaxException e)
        {
            return item.TryGetProperty("error", out var error) ? Expectations.Compare(error, e.Error) : $"unexpected: {e.Message}";
        }
        return item.GetProperty("ok").GetBoolean()
            ? Expectations.Compare(string.Join("\n", expected), string.Join("\n", actual))
            : "should have been refused";
    }

    private static string Describe(JsonElement t) =>
        $"{t.GetProperty("kind").GetString()} {t.GetProperty("start")}-{t.GetProperty("end")} "
        + $"{t.GetProperty("line")}:{t.GetProperty("column")} "
        + (t.TryGetProperty("value", out var value) ? value.GetString() : "");
}
