using System.Collections;
using Neura.GraphQL.Language;

namespace Neura.GraphQL.Types;

/// <summary>From coerced values back to literals: for printing default values.</summary>
public static class ValueLiterals
{
    /// <summary>Null where the type has no literal for the value.</summary>
    /// <exception cref="GraphQLException">A leaf type refuses the value.</exception>
    public static IValueNode? ToLiteral(object? value, IType type) => type switch
    {
        NonNullType nonNull => ToLiteral(value, nonNull.NullableType) is { } node and not NullValueNode ? node : null,
        _ when value is null => NullValueNode.Default,
        ListType list when value is IEnumerable items and not string and not IReadOnlyDictionary<string, object?> =>
            new ListValueNode(null, [.. items.Cast<object?>().Select(i => ToLiteral(i, list.ElementType)).OfType<IValueNode>()]),
        ListType list => ToLiteral(value, list.ElementType),
        InputObjectType input => value is IReadOnlyDictionary<string, object?> map ? ToObject(map, input) : null,
        EnumType e => new EnumValueNode(e.Serialize(value)),
        ScalarType scalar => Leaf(scalar.Serialize(value), scalar),
        _ => null,
    };

    private static ObjectValueNode ToObject(IReadOnlyDictionary<string, object?> map, InputObjectType type)
    {
        var fields = new List<ObjectFieldNode>();
        foreach (var field in type.Fields)
            if (map.TryGetValue(field.Name, out var value) && ToLiteral(value, field.Type) is { } node)
                fields.Add(new ObjectFieldNode(null, new NameNode(field.Name), node));
        return new ObjectValueNode(null, fields);
    }

    private static IValueNode? Leaf(object? serialized, ScalarType type) => serialized switch
    {
        null => null,
        bool b => new BooleanValueNode(b),
        string s when type == ScalarTypes.ID && IsInteger(s) => new IntValueNode(null, s),
        string s => new StringValueNode(s),
        _ when Numbers.TryToDouble(serialized, out var number) && double.IsFinite(number) => Number(Numbers.ToText(number)),
        _ => throw new GraphQLException($"Cannot convert value to AST: {Inspect.Value(serialized)}."),
    };

    private static IValueNode Number(string text) => IsInteger(text) ? new IntValueNode(null, text) : new FloatValueNode(null, text);

    private static bool IsInteger(string text)
    {
        var digits = text.StartsWith('-') ? text.AsSpan(1) : text;
        return digits is "0" || (digits.Length > 0 && digits[0] != '0' && !digits.ContainsAnyExceptInRange('0', '9'));
    }
}
