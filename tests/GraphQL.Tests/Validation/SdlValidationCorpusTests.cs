using System.Text.Json;
using Neura.GraphQL.Language;
using Neura.GraphQL.Types;
using Neura.GraphQL.Validation;
using NeuraNft.GraphQL.Tests.Corpora;

namespace NeuraNft.GraphQL.Tests.Validation;

public sealed class SdlValidationCorpusTests
{
    [Fact]
    public void Sdl_rules_over_the_corpus_give_the_same_errors()
    {
        var corpus = Corpus.Read("sdl-validation.json");
        var schemas = CorpusSchemas.Of(corpus);
        Corpus.Run(corpus.Cases, item => Check(item, schemas));
    }

    [Fact]
    public void Directive_for_input_fields_may_stand_on_the_fields_of_an_extension()
    {
        var document = GraphQLParser.Parse(
            "directive @d on INPUT_FIELD_DEFINITION input A { x: Int @d } extend input A { y: Int @d }", ParserOptions.Trusted);
        DocumentValidator.ValidateSdl(document).ShouldBeEmpty();
    }

    private static string? Check(JsonElement item, IReadOnlyDictionary<string, Schema> schemas)
    {
        var document = GraphQLParser.Parse(item.GetProperty("sdl").GetString()!, ParserOptions.Trusted);
        var extended = item.TryGetProperty("extends", out var id) ? schemas[id.GetString()!] : null;
        var rules = item.GetProperty("rule").GetString() is { } rule ? new[] { SdlRuleSet.ByName[rule] } : null;
        return Expectations.Compare(item.GetProperty("errors"), DocumentValidator.ValidateSdl(document, extended, rules));
    }
}
