using Neura.GraphQL.Language;

namespace Neura.GraphQL.Types;

internal static class IntCoercion
{
    private const int MostDigits = 11; // of "-2147483648"; more need no reading

    public static int Serialize(object value) => value switch
    {
        int i => i,
        bool b => b ? 1 : 0,
        string { Length: > 0 } text => FromNumber(Numbers.FromText(text), value),
        _ => FromNumber(Numbers.TryToDouble(value, out var number) ? number : double.NaN, value),
    };

    public static int ParseValue(object? value) => value switch
    {
        int i => i,
        _ => FromNumber(Numbers.TryToDouble(value, out var number) ? number : double.NaN, value),
    };

    public static int ParseLiteral(IValueNode node)
    {
        if (node is not IntValueNode literal)
            throw ScalarTypes.Refuse("Int cannot represent non-integer value", node);
        return literal.Value.Length <= MostDigits && long.Parse(literal.Value, System.Globalization.CultureInfo.InvariantCulture) is
            >= int.MinValue and <= int.MaxValue and var number
            ? (int)number
            : throw ScalarTypes.Refuse("Int cannot represent non 32-bit signed integer value", node);
    }

    private static int FromNumber(double number, object? value)
    {
        if (!double.IsInteger(number))
            throw new GraphQLException($"Int cannot represent non-integer value: {Inspect.Value(value)}");
        return number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : throw new GraphQLException($"Int cannot represent non 32-bit signed integer value: {Inspect.Value(value)}");
    }
}
