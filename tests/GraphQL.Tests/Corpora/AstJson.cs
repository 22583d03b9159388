using System.Text.Json.Nodes;
using Neura.GraphQL.Language;

namespace NeuraNft.GraphQL.Tests.Corpora;

/// <summary>A syntax tree as the JSON that graphql-js makes of its own, without places.</summary>
public static class AstJson
{
    public static JsonObject Of(ISyntaxNode node)
    {
        var json = new JsonObject { ["kind"] = node.Kind.ToString() };
        foreach (var (name, value) in Members(node))
            if (value is not null)
                json[name] = value;
        return json;
    }

    private static (string, JsonNode?)[] Members(ISyntaxNode node) => node switch
    {
        NameNode n => [("value", n.Value)],
        DocumentNode n => [("definitions", List(n.Definitions))],
        OperationDefinitionNode n =>
        [
            ("operation", n.Operation.ToKeyword()), ("description", Maybe(n.Description)), ("name", Maybe(n.Name)),
            ("variableDefinitions", List(n.VariableDefinitions)), Directives(n), ("selectionSet", Of(n.SelectionSet)),
        ],
        VariableDefinitionNode n =>
        [
            ("description", Maybe(n.Description)), ("variable", Of(n.Variable)), ("type", Of(n.Type)),
            ("defaultValue", Maybe(n.DefaultValue)), Directives(n),
        ],
        SelectionSetNode n => [("selections", List(n.Selections))],
        FieldNode n =>
        [
            ("alias", Maybe(n.Alias)), Name(n), ("arguments", List(n.Arguments)), Directives(n), ("selectionSet", Maybe(n.SelectionSet)),
        ],
        FragmentSpreadNode n => [Name(n), Directives(n)],
        InlineFragmentNode n => [("typeCondition", Maybe(n.TypeCondition)), Directives(n), ("selectionSet", Of(n.SelectionSet))],
        FragmentDefinitionNode n =>
        [
            ("description", Maybe(n.Description)), Name(n),
            ("variableDefinitions", n.VariableDefinitions.Count > 0 ? List(n.VariableDefinitions) : null),
            ("typeCondition", Of(n.TypeCondition)), Directives(n), ("selectionSet", Of(n.SelectionSet)),
        ],
        DirectiveNode n => [Name(n), ("arguments", List(n.Arguments))],
        ArgumentNode n => [Name(n), ("value", Of(n.Value))],
        ObjectFieldNode n => [Name(n), ("value", Of(n.Value))],
        IValueNode n => ValueMembers(n),
        NamedTypeNode n => [Name(n)],
        ListTypeNode n => [("type", Of(n.Type))],
        NonNullTypeNode n => [("type", Of(n.Type))],
        _ => TypeSystemMembers(node),
    };

    private static (string, JsonNode?)[] ValueMembers(IValueNode node) => node switch
    {
        VariableNode n => [Name(n)],
        IntValueNode n => [("value", n.Value)],
        FloatValueNode n => [("value", n.Value)],
        StringValueNode n => [("value", n.Value), ("block", n.Block)],
        BooleanValueNode n => [("value", n.Value)],
        EnumValueNode n => [("value", n.Value)],
        ListValueNode n => [("values", List(n.Items))],
        ObjectValueNode n => [("fields", List(n.Fields))],
        _ => [],
    };

    private static (string, JsonNode?)[] TypeSystemMembers(ISyntaxNode node) => node switch
    {
        SchemaDefinitionNode n => [("description", Maybe(n.Description)), Directives(n), ("operationTypes", List(n.OperationTypes))],
        SchemaExtensionNode n => [Directives(n), ("operationTypes", List(n.OperationTypes))],
        OperationTypeDefinitionNode n => [("operation", n.Operation.ToKeyword()), ("type", Of(n.Type))],
        DirectiveDefinitionNode n =>
        [
            ("description", Maybe(n.Description)), Name(n), ("arguments", List(n.Arguments)), Directives(n),
            ("repeatable", n.IsRepeatable), ("locations", List(n.Locations)),
        ],
        FieldDefinitionNode n =>
            [("description", Maybe(n.Description)), Name(n), ("arguments", List(n.Arguments)), ("type", Of(n.Type)), Directives(n)],
        InputValueDefinitionNode n =>
        [
            ("description", Maybe(n.Description)), Name(n), ("type", Of(n.Type)), ("defaultValue", Maybe(n.DefaultValue)), Directives(n),
        ],
        EnumValueDefinitionNode n => [("description", Maybe(n.Description)), Name(n), Directives(n)],
        ITypeDefinitionNode n => [("description", Maybe(n.Description)), .. TypeMembers(n)],
        ITypeExtensionNode n => TypeMembers(n),
        _ => throw new InvalidOperationException(node.Kind.ToString()),
    };

    private static (string, JsonNode?)[] TypeMembers<T>(T node) where T : INamedSyntaxNode, IHasDirectives => node switch
    {
        IComplexTypeNode n => [Name(n), ("interfaces", List(n.Interfaces)), Directives(n), ("fields", List(n.Fields))],
        UnionTypeDefinitionNode n => [Name(n), Directives(n), ("types", List(n.Types))],
        UnionTypeExtensionNode n => [Name(n), Directives(n), ("types", List(n.Types))],
        EnumTypeDefinitionNode n => [Name(n), Directives(n), ("values", List(n.Values))],
        EnumTypeExtensionNode n => [Name(n), Directives(n), ("values", List(n.Values))],
        InputObjectTypeDefinitionNode n => [Name(n), Directives(n), ("fields", List(n.Fields))],
        InputObjectTypeExtensionNode n => [Name(n), Directives(n), ("fields", List(n.Fields))],
        _ => [Name(node), Directives(node)],
    };

    private static (string, JsonNode?) Name(INamedSyntaxNode node) => ("name", Of(node.Name));

    private static (string, JsonNode?) Directives(IHasDirectives node) => ("directives", List(node.Directives));

    private static JsonObject? Maybe(ISyntaxNode? node) => node is null ? null : Of(node);

    private static JsonArray List(IEnumerable<ISyntaxNode> nodes) => new([.. nodes.Select(Of)]);
}
