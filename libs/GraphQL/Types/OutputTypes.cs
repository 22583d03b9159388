namespace Neura.GraphQL.Types;

public sealed class ObjectType(
    string name,
    Func<IEnumerable<FieldDefinition>> fields,
    Func<IEnumerable<NamedType>>? interfaces = null) : ComplexType(name, fields, interfaces)
{
    public override TypeKind Kind => TypeKind.Object;

    /// <summary>Is this result of this type? Asked where an abstract type has no way of its own to tell.</summary>
    public IsOfTypeDelegate? IsOfType { get; set; }

    /// <summary>The CLR type of the results, if there is one.</summary>
    public Type? RuntimeType { get; set; }
}

public sealed class InterfaceType(
    string name,
    Func<IEnumerable<FieldDefinition>> fields,
    Func<IEnumerable<NamedType>>? interfaces = null) : ComplexType(name, fields, interfaces)
{
    public override TypeKind Kind => TypeKind.Interface;

    public ResolveTypeDelegate? ResolveType { get; set; }
}

public sealed class UnionType(string name, Func<IEnumerable<NamedType>> types) : NamedType(name)
{
    private readonly Lazy<IReadOnlyList<NamedType>> declared = new(() => [.. types()]);
    private IReadOnlyList<ObjectType>? types;

    public override TypeKind Kind => TypeKind.Union;

    public IReadOnlyList<ObjectType> Types => types ??= [.. declared.Value.OfType<ObjectType>()];

    /// <summary>With those that are no object types, which only the schema's validation looks at.</summary>
    internal IReadOnlyList<NamedType> DeclaredTypes => declared.Value;

    public ResolveTypeDelegate? ResolveType { get; set; }
}
