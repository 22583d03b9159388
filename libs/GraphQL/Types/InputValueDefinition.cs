using Neura.GraphQL.Language;

namespace Neura.GraphQL.Types;

/// <summary>An argument of a field or directive, or a field of an input object.</summary>
public sealed class InputValueDefinition : INamedDefinition
{
    // One lock for all: defaults refer to each other, and a lock for each could be taken in two orders.
    private static readonly Lock Evaluation = new();

    private readonly Func<object?>? defaultValue;
    private Dictionary<string, object?>? contextData;
    private object? value;
    private object? description;
    private volatile State state;

    public InputValueDefinition(string name, IType type)
    {
        Name = name;
        Type = type;
    }

    /// <param name="defaultValue">As coerced: what a resolver would be given.</param>
    public InputValueDefinition(string name, IType type, object? defaultValue) : this(name, type)
    {
        (value, state) = (defaultValue, State.Known);
    }

    /// <summary>A default value that is read from text: only on use, as it may need types that are still being built.</summary>
    internal InputValueDefinition(string name, IType type, IValueNode defaultValue) : this(name, type)
    {
        DefaultValueNode = defaultValue;
        this.defaultValue = () => LiteralCoercion.TryCoerce(defaultValue, Type, out var coerced) ? coerced : Invalid;
        state = State.Pending;
    }

    private enum State
    {
        None,
        Pending,
        Evaluating,
        Known,
    }

    public string Name { get; }

    public IType Type { get; }

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

    public InputValueDefinitionNode? SyntaxNode { get; init; }

    public IValueNode? DefaultValueNode { get; }

    public bool HasDefaultValue => state != State.None && Evaluate() != Invalid;

    /// <summary>The default, coerced; null if there is none, but see <see cref="HasDefaultValue"/>.</summary>
    public object? DefaultValue => HasDefaultValue ? value : null;

    /// <summary>Must be given: non-null and without a default.</summary>
    public bool IsRequired => Type is NonNullType && !HasDefaultValue;

    /// <summary>What other parts of a server remember about this input, such as the CLR property it belongs to.</summary>
    public IDictionary<string, object?> ContextData => contextData ??= [];

    /// <summary>The same, without making one to look into.</summary>
    internal IDictionary<string, object?>? KnownContextData => contextData;

    /// <summary>Stands for a default that its type does not accept: such a default counts as none, as in graphql-js.</summary>
    private static object Invalid { get; } = new();

    public override string ToString() => $"{Name}: {Type}";

    private object? Evaluate()
    {
        if (state == State.Known)
            return value;
        lock (Evaluation)
        {
            if (state == State.Known)
                return value;
            if (state == State.Evaluating)
                throw new GraphQLException($"The default value of \"{Name}\" refers to itself.");
            state = State.Evaluating;
            value = defaultValue!();
            state = State.Known;
            return value;
        }
    }
}
