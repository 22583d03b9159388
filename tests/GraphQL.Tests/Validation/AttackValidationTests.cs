using System.Diagnostics;
using System.Text.Json;
using Neura.GraphQL;
using Neura.GraphQL.Language;
using Neura.GraphQL.Types;
using Neura.GraphQL.Validation;
using NeuraNft.GraphQL.Tests.Corpora;
using NeuraNft.GraphQL.Tests.Language;

namespace NeuraNft.GraphQL.Tests.Validation;

public sealed class AttackValidationTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    [Fact]
    public void Requests_with_default_budgets_are_answered_in_time() => Run(ParserOptions.Default, ValidationOptions.Default);

    [Fact]
    public void Validation_alone_keeps_its_budgets_where_the_parser_lets_everything_through() =>
        Run(ParserOptions.Trusted, ValidationOptions.Default);

    [Theory]
    [InlineData("fragment doubling, 2^26 visits", "more than 1000 fragments")]
    [InlineData("fragment cycle of 30", "within itself")]
    [InlineData("overlapping fields, 1 000 with different arguments under one key", "Validation aborted")]
    [InlineData("introspection: fields of types of fields, 12 levels", "introspection depth")]
    public void Attack_is_refused_for_its_reason(string name, string reason)
    {
        var corpus = Corpus.Read("attack.json");
        var item = corpus.Cases.Single(c => c.GetProperty("name").GetString() == name);
        var document = GraphQLParser.Parse(
            AttackCorpusTests.Document(item), ParserOptions.Default with { MaxAllowedFields = 3_000 });
        DocumentValidator.Validate(SchemaOf(corpus), document).ShouldContain(e => e.Message.Contains(reason));
    }

    [Theory, Trait("Abuse", "25")]
    [InlineData(1_001, true)]
    [InlineData(1_000, false)]
    public void Thousand_aliases_are_the_most(int aliases, bool refused)
    {
        var source = $"{{ {string.Join(' ', Enumerable.Range(0, aliases).Select(i => $"a{i}: x"))} }}";
        if (refused)
            Should.Throw<SyntaxException>(() => GraphQLParser.Parse(source)).LimitExceeded.ShouldBeTrue();
        else
            GraphQLParser.Parse(source).Definitions.Count.ShouldBe(1);
    }

    [Fact, Trait("Abuse", "26")]
    public void Fragment_cycle_is_a_validation_error_in_bounded_time()
    {
        var schema = CorpusSchemas.Build("type Query { a: Query x: Int }");
        var document = GraphQLParser.Parse("{ ...A } fragment A on Query { a { ...B } } fragment B on Query { a { ...A } }");
        var clock = Stopwatch.StartNew();
        DocumentValidator.Validate(schema, document).ShouldHaveSingleItem()
            .Message.ShouldBe("Cannot spread fragment \"A\" within itself via \"B\".");
        clock.Elapsed.ShouldBeLessThan(Bound);
    }

    [Fact]
    public void Errors_stop_at_their_limit()
    {
        var schema = CorpusSchemas.Build("type Query { a: Int }");
        var document = GraphQLParser.Parse("{ b c d e f g h }");
        DocumentValidator.Validate(schema, document).Count.ShouldBe(6);
        DocumentValidator.Validate(schema, document)[^1].Message.ShouldStartWith("Too many validation errors");
    }

    [Fact]
    public void Chain_of_fragments_as_long_as_the_token_limit_allows_is_survived()
    {
        var schema = CorpusSchemas.Build("type Query { a: Query x: Int }");
        var chain = string.Join(' ', Enumerable.Range(0, 100_000).Select(i => $"fragment F{i} on Query {{ a {{ x ...F{i + 1} }} }}"));
        var document = GraphQLParser.Parse($"{{ a {{ x ...F0 }} }} {chain} fragment F100000 on Query {{ x }}", ParserOptions.Trusted);
        DocumentValidator.Validate(schema, document, ValidationOptions.Trusted).ShouldNotBeEmpty();
    }

    private static void Run(ParserOptions reading, ValidationOptions budgets)
    {
        var corpus = Corpus.Read("attack.json");
        var schema = SchemaOf(corpus);
        Corpus.Run(corpus.Cases, item =>
        {
            var clock = Stopwatch.StartNew();
            var answer = Answer(schema, AttackCorpusTests.Document(item), reading, budgets);
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{clock.ElapsedMilliseconds,5} ms  {item.GetProperty("name").GetString()}: {answer}");
            return clock.Elapsed > Bound ? $"took {clock.Elapsed}" : null;
        });
    }

    private static string Answer(Schema schema, string source, ParserOptions reading, ValidationOptions budgets)
    {
        try
        {
            var errors = DocumentValidator.Validate(schema, GraphQLParser.Parse(source, reading), budgets);
            return errors.Count == 0 ? "valid" : $"{errors.Count} errors, {Short(errors[^1].Message)}";
        }
        catch (SyntaxException e)
        {
            return Short(e.Message);
        }
    }

    private static string Short(string text) => text.Length > 100 ? text[..100] : text;

    private static Schema SchemaOf(Corpus corpus) => CorpusSchemas.Build(corpus.Root.GetProperty("sdl").GetString()!);
}
