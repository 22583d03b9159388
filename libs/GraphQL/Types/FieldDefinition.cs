using Neura.GraphQL.Language;

namespace Neura.GraphQL.Types;

/// <summary>A field of an object or interface type.</summary>
public sealed class FieldDefinition(string name, IType type, params IEnumerable<InputValueDefinition> arguments) : INamedDefinition
{
    private Dictionary<string, object?>? contextData;
    private object? description;

    public string Name { get; } = name;

    public IType Type { get; } = type;

    public DefinitionMap<InputValueDefinition> Arguments { get; } = new(arguments);

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

    /// <summary>Null unless deprecated; may be empty.</summary>
    public string? DeprecationReason { get; init; }

    public FieldDefinitionNode? SyntaxNode { get; init; }

    /// <summary>Used before <see cref="Resolver"/>. With neither, the executor's default resolver is asked.</summary>
    public PureFieldDelegate? PureResolver { get; set; }

    public FieldResolverDelegate? Resolver { get; set; }

    /// <summary>Only for fields of the subscription type.</summary>
    public SubscribeDelegate? Subscribe { get; set; }

    /// <summary>What other parts of a server remember about this field, such as its cost or policy.</summary>
    public IDictionary<string, object?> ContextData => contextData ??= [];

    /// <summary>The same, without making one to look into.</summary>
    internal IDictionary<string, object?>? KnownContextData => contextData;

    public override string ToString() => $"{Name}: {Type}";
}
