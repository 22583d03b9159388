using System.Text.Json;
using Neura.GraphQL;
using Neura.GraphQL.Language;
using Neura.GraphQL.Types;
using Neura.GraphQL.Validation;
using NeuraNft.GraphQL.Tests.Corpora;

namespace NeuraNft.GraphQL.Tests.Validation;

public sealed class ValidationCorpusTests
{
    private static readonly ParserOptions Reading = ParserOptions.Trusted with { AllowFragmentVariables = true };

    [Fact]
    public void Each_rule_over_the_corpus_gives_the_same_errors() => Run((schema, document, item) =>
        item.GetProperty("rule").GetString() is { } rule
            ? DocumentValidator.Validate(schema, document, Rules(rule), ValidationOptions.Trusted)
            : DocumentValidator.Validate(schema, document, ValidationOptions.Trusted),
        item => item.GetProperty("errors"));

    [Fact]
    public void All_rules_over_the_corpus_give_the_same_errors() => Run(
        (schema, document, _) => DocumentValidator.Validate(schema, document, ValidationOptions.Trusted with { MaxAllowedErrors = 100 }),
        item => item.TryGetProperty("allRulesErrors", out var all) ? all : item.GetProperty("errors"));

    private static IReadOnlyList<Func<ValidationContext, ValidationRule>> Rules(string name) =>
        ExecutableRuleSet.Optional.TryGetValue(name, out var rule) ? [rule] : ExecutableRuleSet.ByName[name];

    private static void Run(
        Func<Schema, DocumentNode, JsonElement, IReadOnlyList<GraphQLError>> validate,
        Func<JsonElement, JsonElement> expected)
    {
        var corpus = Corpus.Read("validation.json");
        var schemas = CorpusSchemas.Of(corpus);
        Corpus.Run(corpus.Cases, item =>
        {
            var document = GraphQLParser.Parse(item.GetProperty("query").GetString()!, Reading);
            return Expectations.Compare(expected(item), validate(schemas[item.GetProperty("schema").GetString()!], document, item));
        });
    }
}
