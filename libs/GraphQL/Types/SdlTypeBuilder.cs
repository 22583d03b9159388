using Neura.GraphQL.Introspection;
using Neura.GraphQL.Language;

namespace Neura.GraphQL.Types;

/// <summary>Makes the type model of definitions and extensions.</summary>
internal sealed class SdlTypeBuilder
{
    private static readonly Dictionary<string, NamedType> Standard =
        ScalarTypes.All.Concat(IntrospectionTypes.All).ToDictionary(t => t.Name, StringComparer.Ordinal);

    private readonly List<IDefinitionNode> definitions;
    private readonly HashSet<string> baseTypes;
    private readonly ILookup<string, ITypeExtensionNode> extensions;
    private readonly OrderedDictionary<string, NamedType> types = new(StringComparer.Ordinal);

    public SdlTypeBuilder(IReadOnlyList<DocumentNode> documents)
    {
        definitions = [.. documents.SelectMany(d => d.Definitions)];
        baseTypes = documents[0].Definitions.OfType<ITypeDefinitionNode>().Select(n => n.Name.Value).ToHashSet(StringComparer.Ordinal);
        extensions = definitions.OfType<ITypeExtensionNode>().ToLookup(e => e.Name.Value, StringComparer.Ordinal);
    }

    public SchemaParts Build()
    {
        foreach (var node in definitions.OfType<ITypeDefinitionNode>())
        {
            types[node.Name.Value] = Standard.GetValueOrDefault(node.Name.Value) ?? BuildType(node);
            if (Standard.ContainsKey(node.Name.Value) || node.Directives.Count == 0)
                continue;
            CostData.Read(node, types[node.Name.Value].ContextData);
            CacheControl.Read(node, types[node.Name.Value].ContextData);
        }
        var schema = definitions.OfType<SchemaDefinitionNode>().LastOrDefault();
        var schemaExtensions = definitions.OfType<SchemaExtensionNode>().ToList();
        var roots = Roots(schema, schemaExtensions);
        var directives = definitions.OfType<DirectiveDefinitionNode>().Select(BuildDirective).ToList();
        return new SchemaParts
        {
            Description = schema?.Description?.Value,
            Query = roots.GetValueOrDefault(OperationType.Query),
            Mutation = roots.GetValueOrDefault(OperationType.Mutation),
            Subscription = roots.GetValueOrDefault(OperationType.Subscription),
            Types = [.. types.Values],
            Directives = [.. directives, .. DirectiveTypes.All.Where(std => directives.TrueForAll(d => d.Name != std.Name))],
            SyntaxNode = schema,
            ExtensionNodes = schemaExtensions,
        };
    }

    private Dictionary<OperationType, NamedType?> Roots(SchemaDefinitionNode? schema, List<SchemaExtensionNode> schemaExtensions)
    {
        var roots = new Dictionary<OperationType, NamedType?>();
        if (schema is null)
            foreach (var operation in Enum.GetValues<OperationType>().Where(o => baseTypes.Contains(o.ToString())))
                roots[operation] = types.GetValueOrDefault(operation.ToString());
        foreach (var operation in (schema?.OperationTypes ?? []).Concat(schemaExtensions.SelectMany(e => e.OperationTypes)))
            roots[operation.Operation] = Named(operation.Type);
        return roots;
    }

    private NamedType BuildType(ITypeDefinitionNode node)
    {
        var name = node.Name.Value;
        IReadOnlyList<ITypeExtensionNode> added = [.. extensions[name]];
        var description = node.Description?.Value;
        return node switch
        {
            ObjectTypeDefinitionNode => new ObjectType(name, () => Fields(node, added), () => Interfaces(node, added))
                { Description = description, SyntaxNode = node, ExtensionNodes = added },
            InterfaceTypeDefinitionNode => new InterfaceType(name, () => Fields(node, added), () => Interfaces(node, added))
                { Description = description, SyntaxNode = node, ExtensionNodes = added },
            UnionTypeDefinitionNode union => new UnionType(name, () => Members(union, added))
                { Description = description, SyntaxNode = node, ExtensionNodes = added },
            EnumTypeDefinitionNode e => new EnumType(name, Values(e, added))
                { Description = description, SyntaxNode = node, ExtensionNodes = added },
            InputObjectTypeDefinitionNode input => new InputObjectType(name, () => InputFields(input, added))
                { Description = description, SyntaxNode = node, ExtensionNodes = added, IsOneOf = SdlDirectives.IsOneOf(node) },
            _ => new ScalarType(name)
                { Description = description, SyntaxNode = node, ExtensionNodes = added, SpecifiedBy = SpecifiedBy(node, added) },
        };
    }

    private IEnumerable<FieldDefinition> Fields(ITypeDefinitionNode node, IEnumerable<ITypeExtensionNode> added) =>
        All<IComplexTypeNode>(node, added).SelectMany(n => n.Fields).Select(Field);

    private FieldDefinition Field(FieldDefinitionNode node)
    {
        var field = new FieldDefinition(node.Name.Value, Wrapped(node.Type), node.Arguments.Select(Input))
        {
            Description = node.Description?.Value,
            DeprecationReason = SdlDirectives.DeprecationReason(node),
            SyntaxNode = node,
        };
        if (node.Directives.Count == 0)
            return field;
        CostData.Read(node, field.ContextData);
        CacheControl.Read(node, field.ContextData);
        return field;
    }

    private IEnumerable<NamedType> Interfaces(ITypeDefinitionNode node, IEnumerable<ITypeExtensionNode> added) =>
        All<IComplexTypeNode>(node, added).SelectMany(n => n.Interfaces).Select(Named);

    private IEnumerable<NamedType> Members(UnionTypeDefinitionNode node, IEnumerable<ITypeExtensionNode> added) =>
        node.Types.Concat(added.OfType<UnionTypeExtensionNode>().SelectMany(e => e.Types)).Select(Named);

    private IEnumerable<InputValueDefinition> InputFields(InputObjectTypeDefinitionNode node, IEnumerable<ITypeExtensionNode> added) =>
        node.Fields.Concat(added.OfType<InputObjectTypeExtensionNode>().SelectMany(e => e.Fields)).Select(Input);

    private static IEnumerable<EnumValue> Values(EnumTypeDefinitionNode node, IEnumerable<ITypeExtensionNode> added) =>
        node.Values.Concat(added.OfType<EnumTypeExtensionNode>().SelectMany(e => e.Values)).Select(v => new EnumValue(v.Name.Value)
        {
            Description = v.Description?.Value,
            DeprecationReason = SdlDirectives.DeprecationReason(v),
            SyntaxNode = v,
        });

    private static string? SpecifiedBy(ITypeDefinitionNode node, IEnumerable<ITypeExtensionNode> added) =>
        added.Select(e => SdlDirectives.SpecifiedBy(e)).LastOrDefault(url => url is not null) ?? SdlDirectives.SpecifiedBy(node);

    private DirectiveType BuildDirective(DirectiveDefinitionNode node) => new(
        node.Name.Value,
        [.. node.Locations.Select(l => DirectiveLocations.Parse(l.Value))],
        node.Arguments.Select(Input))
    {
        Description = node.Description?.Value,
        IsRepeatable = node.IsRepeatable,
        SyntaxNode = node,
    };

    private InputValueDefinition Input(InputValueDefinitionNode node)
    {
        var (name, type) = (node.Name.Value, Wrapped(node.Type));
        var (description, reason) = (node.Description?.Value, SdlDirectives.DeprecationReason(node));
        var input = node.DefaultValue is { } value
            ? new InputValueDefinition(name, type, value) { Description = description, DeprecationReason = reason, SyntaxNode = node }
            : new InputValueDefinition(name, type) { Description = description, DeprecationReason = reason, SyntaxNode = node };
        if (node.Directives.Count > 0)
            CostData.Read(node, input.ContextData);
        return input;
    }

    private static IEnumerable<T> All<T>(ITypeDefinitionNode node, IEnumerable<ITypeExtensionNode> added) =>
        added.Cast<object>().Prepend(node).OfType<T>();

    private IType Wrapped(ITypeNode node) => node switch
    {
        ListTypeNode list => new ListType(Wrapped(list.Type)),
        NonNullTypeNode nonNull => new NonNullType(Wrapped(nonNull.Type)),
        _ => Named((NamedTypeNode)node),
    };

    private NamedType Named(NamedTypeNode node) =>
        Standard.GetValueOrDefault(node.Name.Value)
        ?? types.GetValueOrDefault(node.Name.Value)
        ?? throw new GraphQLException(new GraphQLError($"Unknown type: \"{node.Name.Value}\".", [node]));
}
