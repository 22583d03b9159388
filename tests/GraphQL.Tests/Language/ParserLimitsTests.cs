using Neura.GraphQL.Language;
using Neura.GraphQL.Validation;
using NeuraNft.GraphQL.Tests.Corpora;

namespace NeuraNft.GraphQL.Tests.Language;

public sealed class ParserLimitsTests
{
    [Theory]
    [InlineData("{ a { b { c } } }")]
    [InlineData("{ a(x: [[1]]) }")]
    [InlineData("{ a(x: {y: {z: 1}}) }")]
    [InlineData("query($x: [[[Int]]]) { a }")]
    public void Nesting_beyond_the_depth_is_refused(string source)
    {
        var options = ParserOptions.Default with { MaxAllowedRecursionDepth = 2 };
        Should.Throw<SyntaxException>(() => GraphQLParser.Parse(source, options)).LimitExceeded.ShouldBeTrue();
        GraphQLParser.Parse(source, options with { MaxAllowedRecursionDepth = 3 }).Definitions.Count.ShouldBe(1);
    }

    [Fact]
    public void Siblings_do_not_count_as_depth() =>
        GraphQLParser.Parse("{ a { b } c { d } e { f } }", ParserOptions.Default with { MaxAllowedRecursionDepth = 2 }).Tokens.ShouldBe(14);

    [Fact]
    public void Field_too_many_is_refused() => Refused("{ a b c }", o => o with { MaxAllowedFields = 2 });

    [Fact]
    public void Node_too_many_is_refused() => Refused("{ a }", o => o with { MaxAllowedNodes = 4 });

    [Fact]
    public void Directive_too_many_at_one_place_is_refused() => Refused("{ a @a @b @c }", o => o with { MaxAllowedDirectives = 2 });

    [Fact]
    public void Comment_too_many_is_refused() => Refused("#\n#\n#\n{ a }", o => o with { MaxAllowedTokens = 4 }, tokens: 2);

    /// <summary>Half of the smallest stack that .NET gives its threads (1.5 MB on musl) must do, or the process would end here.</summary>
    [Fact]
    public void Default_depth_leaves_most_of_a_stack()
    {
        var source = string.Concat(Enumerable.Repeat("{a", 100)) + new string('}', 100);
        var schema = CorpusSchemas.Build("type Query { a: Query x: Int }");
        var printed = "";
        var thread = new Thread(
            () =>
            {
                var document = GraphQLParser.Parse(source);
                DocumentValidator.Validate(schema, document);
                printed = SyntaxPrinter.Print(document);
            },
            768 * 1024);
        thread.Start();
        thread.Join();
        printed.ShouldNotBeEmpty();
    }

    [Fact]
    public void Text_without_locations_has_none() =>
        GraphQLParser.Parse("{ a }", ParserOptions.Default with { NoLocations = true }).Definitions[0].Location.ShouldBeNull();

    private static void Refused(string source, Func<ParserOptions, ParserOptions> limit, int? tokens = null)
    {
        var options = limit(ParserOptions.Default);
        if (tokens is { } most)
            options = options with { MaxAllowedTokens = most };
        Should.Throw<SyntaxException>(() => GraphQLParser.Parse(source, options)).LimitExceeded.ShouldBeTrue();
        GraphQLParser.Parse(source, ParserOptions.Default).Definitions.Count.ShouldBe(1);
    }
}
