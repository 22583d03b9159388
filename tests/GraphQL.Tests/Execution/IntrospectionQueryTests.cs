using System.Text.Json;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Types;
using NeuraNft.GraphQL.Tests.Binding;

namespace NeuraNft.GraphQL.Tests.Execution;

public sealed class IntrospectionQueryTests
{
    // What graphql-js's getIntrospectionQuery asks for with every option: GraphiQL and relay-compiler send the like.
    private const string Query =
        """
        query IntrospectionQuery {
          __schema {
            description
            queryType { name kind } mutationType { name kind } subscriptionType { name kind }
            types { ...FullType }
            directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } }
          }
        }
        fragment FullType on __Type {
          kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) {
            name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason
          }
          inputFields(includeDeprecated: true) { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue {
          name description type { ...TypeRef } defaultValue isDeprecated deprecationReason
        }
        fragment TypeRef on __Type {
          kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
            ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } }
        }
        """;

    [Fact]
    public async Task Introspection_query_of_tools_is_within_the_limits()
    {
        var executor = new GraphQLExecutor(Schema.Parse("type Query { x: Int }"));
        var result = await executor.ExecuteAsync(new GraphQLRequest(Query), TestContext.Current.CancellationToken);
        result.Errors.ShouldBeEmpty();
        var schema = JsonDocument.Parse(result.ToJson()).RootElement.At("data", "__schema");
        schema.At("queryType", "name").GetString().ShouldBe("Query");
        schema.At("types").EnumerateArray().Select(t => t.At("name").GetString()).ShouldContain("__Schema");
    }
}
