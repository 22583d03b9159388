using System.Diagnostics.CodeAnalysis;
using Neura.GraphQL.Introspection;
using Neura.GraphQL.Language;

namespace Neura.GraphQL.Types;

/// <summary>
/// A type system: its root types and all types they reach, found by name. It does not change; whether it is valid is asked of
/// a validator of its own.
/// </summary>
public sealed class Schema
{
    private readonly OrderedDictionary<string, NamedType> types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DirectiveType> directives = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Implementations> implementations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> subTypes = new(StringComparer.Ordinal);

    /// <exception cref="GraphQLException">Two different types have one name.</exception>
    public Schema(SchemaParts parts)
    {
        Description = parts.Description;
        Parts = parts;
        QueryType = parts.Query as ObjectType;
        MutationType = parts.Mutation as ObjectType;
        SubscriptionType = parts.Subscription as ObjectType;
        Directives = parts.Directives;
        SyntaxNode = parts.SyntaxNode;
        ExtensionNodes = parts.ExtensionNodes;
        foreach (var type in ReachableTypes.Of(parts))
            if (!types.TryAdd(type.Name, type))
                throw new GraphQLException(
                    $"Schema must contain uniquely named types but contains multiple types named \"{type.Name}\".");
        foreach (var directive in Directives)
            directives.TryAdd(directive.Name, directive);
        foreach (var type in types.Values.OfType<ComplexType>())
            foreach (var implemented in type.Interfaces)
                RegisterImplementation(implemented, type);
        foreach (var type in types.Values.Where(t => t.IsAbstractType()))
            subTypes[type.Name] = SubTypesOf(type);
    }

    public string? Description { get; }

    public ObjectType? QueryType { get; }

    public ObjectType? MutationType { get; }

    public ObjectType? SubscriptionType { get; }

    /// <summary>All types, those of introspection last.</summary>
    public IReadOnlyList<NamedType> Types => types.Values;

    public IReadOnlyList<DirectiveType> Directives { get; }

    public SchemaDefinitionNode? SyntaxNode { get; }

    public IReadOnlyList<SchemaExtensionNode> ExtensionNodes { get; }

    /// <summary>Reads a schema from text, checks text and types.</summary>
    /// <exception cref="SyntaxException">The text is no GraphQL.</exception>
    /// <exception cref="GraphQLException">The text defines no valid schema.</exception>
    public static Schema Parse(string sdl) => SdlSchema.Build(sdl);

    internal SchemaParts Parts { get; }

    public NamedType? GetType(string name) => types.GetValueOrDefault(name);

    public bool TryGetType<T>(string name, [NotNullWhen(true)] out T? type) where T : NamedType
    {
        type = types.GetValueOrDefault(name) as T;
        return type is not null;
    }

    public DirectiveType? GetDirective(string name) => directives.GetValueOrDefault(name);

    public ObjectType? GetRootType(OperationType operation) => operation switch
    {
        OperationType.Query => QueryType,
        OperationType.Mutation => MutationType,
        OperationType.Subscription => SubscriptionType,
    };

    /// <summary>The type that a type node means; null if its name is unknown.</summary>
    public IType? TypeFrom(ITypeNode node) => node switch
    {
        ListTypeNode list => TypeFrom(list.Type) is { } inner ? new ListType(inner) : null,
        NonNullTypeNode nonNull => TypeFrom(nonNull.Type) is { } inner ? new NonNullType(inner) : null,
        NamedTypeNode named => GetType(named.Name.Value),
        _ => null,
    };

    /// <summary>The object types that a value of the type may have: itself, a union's members, or what implements it.</summary>
    public IReadOnlyList<ObjectType> GetPossibleTypes(NamedType type) => type switch
    {
        ObjectType o => [o],
        UnionType u => u.Types,
        InterfaceType i => GetImplementations(i).Objects,
        _ => [],
    };

    public Implementations GetImplementations(InterfaceType type) =>
        implementations.GetValueOrDefault(type.Name) ?? Implementations.None;

    /// <summary>Is the one a member or implementation of the other, directly?</summary>
    public bool IsSubType(NamedType abstractType, NamedType maybeSubType) =>
        subTypes.TryGetValue(abstractType.Name, out var names) && names.Contains(maybeSubType.Name);

    /// <summary>A field by name, with the fields that introspection adds to every schema.</summary>
    public FieldDefinition? GetField(NamedType parent, string name) => name switch
    {
        "__schema" when parent == QueryType => IntrospectionFields.Schema,
        "__type" when parent == QueryType => IntrospectionFields.Type,
        "__typename" when parent.IsCompositeType() => IntrospectionFields.TypeName,
        _ => (parent as ComplexType)?.Fields.Find(name),
    };

    private void RegisterImplementation(InterfaceType implemented, ComplexType type)
    {
        if (!implementations.TryGetValue(implemented.Name, out var known))
            implementations[implemented.Name] = known = new Implementations([], []);
        if (type is ObjectType o)
            known.ObjectList.Add(o);
        else if (type is InterfaceType i)
            known.InterfaceList.Add(i);
    }

    private HashSet<string> SubTypesOf(NamedType type)
    {
        var names = GetPossibleTypes(type).Select(t => t.Name);
        if (type is InterfaceType i)
            names = names.Concat(GetImplementations(i).Interfaces.Select(t => t.Name));
        return names.ToHashSet(StringComparer.Ordinal);
    }
}
