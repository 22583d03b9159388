using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Neura.GraphQL.Execution;
using NeuraNft.GraphQL.Tests.Corpora;

namespace NeuraNft.GraphQL.Tests.Introspection;

public sealed class IntrospectionCorpusTests
{
    private const int TypeDepth = 9;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Introspection_of_the_corpus_gives_the_same_result_with_the_same_key_order()
    {
        var request = new GraphQLRequest(Query());
        var answers = new Dictionary<string, string>();
        var corpus = Corpus.Read("introspection.json");
        foreach (var item in corpus.Cases)
        {
            var executor = new GraphQLExecutor(CorpusSchemas.Build(item.GetProperty("sdl").GetString()!));
            var result = await executor.ExecuteAsync(request, TestContext.Current.CancellationToken);
            answers[item.GetProperty("id").GetString()!] = result.ToJson();
        }
        Corpus.Run(corpus.Cases, item =>
        {
            var answer = JsonNode.Parse(answers[item.GetProperty("id").GetString()!])!.AsObject();
            return Expectations.Compare(
                JsonObject.Create(item.GetProperty("introspection"))!.ToJsonString(Plain),
                answer["data"]?.ToJsonString(Plain) ?? answer.ToString());
        });
    }

    /// <summary>The query that tools send, asking for all there is.</summary>
    private static string Query()
    {
        var ofType = "";
        for (var i = 0; i < TypeDepth; i++)
            ofType = $"ofType {{ name kind {ofType} }}";
        return $$"""
            query IntrospectionQuery {
              __schema {
                description
                queryType { name kind }
                mutationType { name kind }
                subscriptionType { name kind }
                types { ...FullType }
                directives(includeDeprecated: true) {
                  name description isRepeatable isDeprecated deprecationReason locations
                  args(includeDeprecated: true) { ...InputValue }
                }
              }
            }
            fragment FullType on __Type {
              kind name description specifiedByURL isOneOf
              fields(includeDeprecated: true) {
                name description
                args(includeDeprecated: true) { ...InputValue }
                type { ...TypeRef }
                isDeprecated deprecationReason
              }
              inputFields(includeDeprecated: true) { ...InputValue }
              interfaces { ...TypeRef }
              enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
              possibleTypes { ...TypeRef }
            }
            fragment InputValue on __InputValue {
              name description
              type { ...TypeRef }
              defaultValue isDeprecated deprecationReason
            }
            fragment TypeRef on __Type { kind name {{ofType}} }
            """;
    }
}
