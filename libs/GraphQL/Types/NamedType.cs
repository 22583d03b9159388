using Neura.GraphQL.Language;

namespace Neura.GraphQL.Types;

/// <summary>
/// Root of the types that have a name. Members that refer to other types are given as functions and read on first use, for types
/// refer to each other in circles.
/// </summary>
public abstract class NamedType(string name) : IType
{
    private Dictionary<string, object?>? contextData;
    private object? description;

    public abstract TypeKind Kind { get; }

    public string Name { get; } = name;

    public string? Description
    {
        get => DeferredText.Read(ref description);
        init => description = value;
    }

    /// <summary>Finds the description when somebody asks for it, which no execution ever does.</summary>
    internal Func<string?> Describe
    {
        init => description = value;
    }

    /// <summary>Where the schema's text defines this type; null for types made in code.</summary>
    public ITypeDefinitionNode? SyntaxNode { get; init; }

    public IReadOnlyList<ITypeExtensionNode> ExtensionNodes { get; init; } = [];

    /// <summary>What other parts of a server remember about this type; not for use after the schema is in service.</summary>
    public IDictionary<string, object?> ContextData => contextData ??= [];

    /// <summary>The same, without making one to look into.</summary>
    internal IDictionary<string, object?>? KnownContextData => contextData;

    public sealed override string ToString() => Name;

    /// <summary>The definition and its extensions, as far as there is text.</summary>
    internal IEnumerable<ISyntaxNode> AllNodes => SyntaxNode is null ? ExtensionNodes : [SyntaxNode, .. ExtensionNodes];
}

/// <summary>Root of object and interface types.</summary>
public abstract class ComplexType(
    string name,
    Func<IEnumerable<FieldDefinition>> fields,
    Func<IEnumerable<NamedType>>? interfaces) : NamedType(name)
{
    private readonly Lazy<DefinitionMap<FieldDefinition>> fields = new(() => new(fields()));
    private readonly Lazy<IReadOnlyList<NamedType>> declared = new(() => interfaces is null ? [] : [.. interfaces()]);
    private IReadOnlyList<InterfaceType>? interfaces;

    public DefinitionMap<FieldDefinition> Fields => fields.Value;

    public IReadOnlyList<InterfaceType> Interfaces => interfaces ??= [.. declared.Value.OfType<InterfaceType>()];

    /// <summary>With those that are no interfaces, which only the schema's validation looks at.</summary>
    internal IReadOnlyList<NamedType> DeclaredInterfaces => declared.Value;
}
