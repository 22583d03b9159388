using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/October2021/#sec-Directives-Are-Defined and Directives-Are-In-Valid-Locations</summary>
internal sealed class KnownDirectivesRule(ValidationContext context) : ValidationRule
{
    // Made at the first directive: most documents have none.
    private Dictionary<string, IReadOnlyCollection<DirectiveLocation>>? known;

    public override bool Enter(ISyntaxNode node)
    {
        if (node is not DirectiveNode { Name.Value: var name })
            return true;
        known ??= LocationsOf(context);
        if (!known.TryGetValue(name, out var locations))
            context.Report($"Unknown directive \"@{name}\".", node);
        else if (Location(context.Ancestors) is { } location && !locations.Contains(location))
            context.Report($"Directive \"@{name}\" may not be used on {location.ToName()}.", node);
        return true;
    }

    private static DirectiveLocation? Location(IReadOnlyList<ISyntaxNode> ancestors) => ancestors[^1] switch
    {
        OperationDefinitionNode operation => operation.Operation switch
        {
            OperationType.Query => DirectiveLocation.Query,
            OperationType.Mutation => DirectiveLocation.Mutation,
            OperationType.Subscription => DirectiveLocation.Subscription,
        },
        FieldNode => DirectiveLocation.Field,
        FragmentSpreadNode => DirectiveLocation.FragmentSpread,
        InlineFragmentNode => DirectiveLocation.InlineFragment,
        FragmentDefinitionNode => DirectiveLocation.FragmentDefinition,
        VariableDefinitionNode => DirectiveLocation.VariableDefinition,
        SchemaDefinitionNode or SchemaExtensionNode => DirectiveLocation.Schema,
        ScalarTypeDefinitionNode or ScalarTypeExtensionNode => DirectiveLocation.Scalar,
        ObjectTypeDefinitionNode or ObjectTypeExtensionNode => DirectiveLocation.Object,
        FieldDefinitionNode => DirectiveLocation.FieldDefinition,
        InterfaceTypeDefinitionNode or InterfaceTypeExtensionNode => DirectiveLocation.Interface,
        UnionTypeDefinitionNode or UnionTypeExtensionNode => DirectiveLocation.Union,
        EnumTypeDefinitionNode or EnumTypeExtensionNode => DirectiveLocation.Enum,
        EnumValueDefinitionNode => DirectiveLocation.EnumValue,
        InputObjectTypeDefinitionNode or InputObjectTypeExtensionNode => DirectiveLocation.InputObject,
        InputValueDefinitionNode => ancestors[^2] is InputObjectTypeDefinitionNode or InputObjectTypeExtensionNode
            ? DirectiveLocation.InputFieldDefinition
            : DirectiveLocation.ArgumentDefinition,
        _ => null,
    };

    private static Dictionary<string, IReadOnlyCollection<DirectiveLocation>> LocationsOf(ValidationContext context)
    {
        var known = new Dictionary<string, IReadOnlyCollection<DirectiveLocation>>(StringComparer.Ordinal);
        foreach (var directive in context.KnownDirectives)
            known[directive.Name] = directive.Locations;
        foreach (var directive in context.Document.Definitions.OfType<DirectiveDefinitionNode>())
            known[directive.Name.Value] = [.. directive.Locations.Select(l => DirectiveLocations.Parse(l.Value))];
        return known;
    }
}
