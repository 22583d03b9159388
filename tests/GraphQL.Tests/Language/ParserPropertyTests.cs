using FsCheck;
using FsCheck.Fluent;
using Neura.GraphQL.Language;
using NeuraNft.GraphQL.Tests.Corpora;

namespace NeuraNft.GraphQL.Tests.Language;

public sealed class ParserPropertyTests
{
    private static readonly string[] Tokens =
    [
        "{", "}", "(", ")", "[", "]", "!", "$", "@", ":", "=", "|", "&", "...", "query", "fragment", "on", "type", "extend", "a", "b",
        "1", "-2.5e3", "\"s\"", "\"\"\"b\"\"\"", "true", "null", "#c\n", ",", "\r\n", "\"", "\\", "\uFEFF", "0x",
    ];

    [Fact]
    public void Parser_over_any_tokens_reads_or_refuses_and_never_fails() =>
        Prop.ForAll(Gen.Elements(Tokens).ArrayOf().ToArbitrary(), words => Survives(string.Join(' ', words)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Parser_over_any_text_reads_or_refuses_and_never_fails() =>
        Prop.ForAll<string>(text => Survives(text ?? "")).QuickCheckThrowOnFailure();

    [Fact]
    public void Printed_tree_reads_back_as_itself() => Corpus.Run(Corpus.Read("parser.json").Cases, item =>
    {
        if (!item.GetProperty("ok").GetBoolean() || item.GetProperty("production").GetString() != "Document")
            return null;
        var options = ParserOptions.Trusted with { AllowFragmentVariables = true };
        var printed = SyntaxPrinter.Print(GraphQLParser.Parse(item.GetProperty("source").GetString()!, options));
        return Expectations.Compare(printed, SyntaxPrinter.Print(GraphQLParser.Parse(printed, options)));
    });

    private static bool Survives(string source)
    {
        try
        {
            GraphQLParser.Parse(source);
        }
        catch (SyntaxException e)
        {
            e.Location.Line.ShouldBeGreaterThan(0);
            e.Location.Column.ShouldBeGreaterThan(0);
        }
        return true;
    }
}
