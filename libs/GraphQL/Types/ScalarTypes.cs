using System.Globalization;
using Neura.GraphQL.Language;

namespace Neura.GraphQL.Types;

/// <summary>The scalars of the specification, coercing as graphql-js 16 does.</summary>
public static class ScalarTypes
{
    public static ScalarType Int { get; } = new("Int")
    {
        Description = "The `Int` scalar type represents non-fractional signed whole numeric values. "
            + "Int can represent values between -(2^31) and 2^31 - 1.",
        RuntimeType = typeof(int),
        Serialize = value => IntCoercion.Serialize(value),
        ParseValue = value => IntCoercion.ParseValue(value),
        ParseLiteral = (node, _) => IntCoercion.ParseLiteral(node),
    };

    public static ScalarType Float { get; } = new("Float")
    {
        Description = "The `Float` scalar type represents signed double-precision fractional values as specified by "
            + "[IEEE 754](https://en.wikipedia.org/wiki/IEEE_floating_point).",
        RuntimeType = typeof(double),
        Serialize = value => FloatCoercion.Serialize(value),
        ParseValue = value => FloatCoercion.ParseValue(value),
        ParseLiteral = (node, _) => FloatCoercion.ParseLiteral(node),
    };

    public static ScalarType String { get; } = new("String")
    {
        Description = "The `String` scalar type represents textual data, represented as UTF-8 character sequences. "
            + "The String type is most often used by GraphQL to represent free-form human-readable text.",
        RuntimeType = typeof(string),
        Serialize = value => value switch
        {
            string s => s,
            bool b => b ? "true" : "false",
            int or long => Convert.ToString(value, CultureInfo.InvariantCulture),
            _ when Numbers.TryToDouble(value, out var number) && double.IsFinite(number) => Numbers.ToText(number),
            _ => throw new GraphQLException($"String cannot represent value: {Inspect.Value(value)}"),
        },
        ParseValue = value => value as string
            ?? throw new GraphQLException($"String cannot represent a non string value: {Inspect.Value(value)}"),
        ParseLiteral = (node, _) => (node as StringValueNode)?.Value
            ?? throw Refuse("String cannot represent a non string value", node),
    };

    public static ScalarType Boolean { get; } = new("Boolean")
    {
        Description = "The `Boolean` scalar type represents `true` or `false`.",
        RuntimeType = typeof(bool),
        Serialize = value => value switch
        {
            bool b => b,
            _ when Numbers.TryToDouble(value, out var number) && double.IsFinite(number) => number != 0,
            _ => throw new GraphQLException($"Boolean cannot represent a non boolean value: {Inspect.Value(value)}"),
        },
        ParseValue = value => value as bool?
            ?? throw new GraphQLException($"Boolean cannot represent a non boolean value: {Inspect.Value(value)}"),
        ParseLiteral = (node, _) => (node as BooleanValueNode)?.Value
            ?? throw Refuse("Boolean cannot represent a non boolean value", node),
    };

    public static ScalarType ID { get; } = new("ID")
    {
        Description = "The `ID` scalar type represents a unique identifier, often used to refetch an object or as key for a cache. "
            + "The ID type appears in a JSON response as a String; however, it is not intended to be human-readable. When expected as "
            + "an input type, any string (such as `\"4\"`) or integer (such as `4`) input value will be accepted as an ID.",
        RuntimeType = typeof(string),
        Serialize = value => value is Guid id ? id.ToString() : TextOrInteger(value),
        ParseValue = TextOrInteger,
        ParseLiteral = (node, _) => node switch
        {
            StringValueNode text => text.Value,
            IntValueNode number => number.Value,
            _ => throw Refuse("ID cannot represent a non-string and non-integer value", node),
        },
    };

    /// <summary>All five, in the order in which tools list them.</summary>
    public static IReadOnlyList<ScalarType> All { get; } = [String, Int, Float, Boolean, ID];

    public static bool IsBuiltIn(NamedType type) => All.Any(t => t.Name == type.Name);

    internal static GraphQLException Refuse(string message, IValueNode node) =>
        new(new GraphQLError($"{message}: {Inspect.Literal(node)}", [node]));

    private static string TextOrInteger(object? value) => value switch
    {
        string text => text,
        int or long or short or byte or uint or ulong => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        _ when Numbers.TryToDouble(value, out var number) && double.IsInteger(number) => Numbers.ToText(number),
        _ => throw new GraphQLException($"ID cannot represent value: {Inspect.Value(value)}"),
    };
}
