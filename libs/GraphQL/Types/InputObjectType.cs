namespace Neura.GraphQL.Types;

/// <summary>Its values are <see cref="IReadOnlyDictionary{TKey, TValue}"/> of string and object, in the order of the fields.</summary>
public sealed class InputObjectType(string name, Func<IEnumerable<InputValueDefinition>> fields) : NamedType(name)
{
    private readonly Lazy<DefinitionMap<InputValueDefinition>> fields = new(() => new(fields()));

    public override TypeKind Kind => TypeKind.InputObject;

    public DefinitionMap<InputValueDefinition> Fields => fields.Value;

    /// <summary>Exactly one field must be given, and not as null.</summary>
    public bool IsOneOf { get; init; }

    /// <summary>The CLR type that a binder makes of the values, if any.</summary>
    public Type? RuntimeType { get; set; }
}
