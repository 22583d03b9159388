using Neura.GraphQL.Language;

namespace Neura.GraphQL.Types;

public sealed class EnumValue(string name, object? value = null) : INamedDefinition
{
    private object? description;

    public string Name { get; } = name;

    /// <summary>What resolvers give and are given: by default the name.</summary>
    public object Value { get; } = value ?? name;

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

    public EnumValueDefinitionNode? SyntaxNode { get; init; }

    public override string ToString() => Name;
}

public sealed class EnumType : NamedType
{
    private readonly Dictionary<object, EnumValue> byValue = [];

    public EnumType(string name, params IEnumerable<EnumValue> values) : base(name)
    {
        Values = new(values);
        foreach (var value in Values)
            byValue[value.Value] = value;
    }

    public override TypeKind Kind => TypeKind.Enum;

    public DefinitionMap<EnumValue> Values { get; }

    /// <summary>The CLR enum, if there is one.</summary>
    public Type? RuntimeType { get; set; }

    /// <summary>The name for a resolver's result.</summary>
    /// <exception cref="GraphQLException">The result is none of the values.</exception>
    public string Serialize(object value) => byValue.TryGetValue(value, out var known)
        ? known.Name
        : throw new GraphQLException($"Enum \"{Name}\" cannot represent value: {Inspect.Value(value)}");

    /// <exception cref="GraphQLException">The variable's value names none of the values.</exception>
    public object ParseValue(object? value)
    {
        if (value is not string name)
        {
            var text = Inspect.Value(value);
            throw new GraphQLException($"Enum \"{Name}\" cannot represent non-string value: {text}.{DidYouMean(text)}");
        }
        return Values.TryGet(name, out var known)
            ? known.Value
            : throw new GraphQLException($"Value \"{name}\" does not exist in \"{Name}\" enum.{DidYouMean(name)}");
    }

    /// <exception cref="GraphQLException">The literal names none of the values.</exception>
    public object ParseLiteral(IValueNode node, bool hideSuggestions = false)
    {
        var text = Inspect.Literal(node);
        if (node is not EnumValueNode literal)
            throw Refuse($"Enum \"{Name}\" cannot represent non-enum value: {text}.{Hint()}", node);
        return Values.TryGet(literal.Value, out var known)
            ? known.Value
            : throw Refuse($"Value \"{text}\" does not exist in \"{Name}\" enum.{Hint()}", node);

        string Hint() => hideSuggestions ? "" : DidYouMean(text);
    }

    private static GraphQLException Refuse(string message, IValueNode node) => new(new GraphQLError(message, [node]));

    private string DidYouMean(string text) =>
        Suggestions.DidYouMean("the enum value", Suggestions.For(text, Values.Select(v => v.Name)));
}
