using System.Globalization;
using Neura.GraphQL.Language;

namespace Neura.GraphQL.Types;

internal static class FloatCoercion
{
    public static double Serialize(object value) => value switch
    {
        bool b => b ? 1 : 0,
        string { Length: > 0 } text => Finite(Numbers.FromText(text), value),
        _ => ParseValue(value),
    };

    public static double ParseValue(object? value) => Finite(Numbers.TryToDouble(value, out var number) ? number : double.NaN, value);

    public static double ParseLiteral(IValueNode node) => node switch
    {
        IntValueNode literal => double.Parse(literal.Value, CultureInfo.InvariantCulture),
        FloatValueNode literal => double.Parse(literal.Value, CultureInfo.InvariantCulture),
        _ => throw ScalarTypes.Refuse("Float cannot represent non numeric value", node),
    };

    private static double Finite(double number, object? value) => double.IsFinite(number)
        ? number
        : throw new GraphQLException($"Float cannot represent non numeric value: {Inspect.Value(value)}");
}
