using System.Globalization;
using System.Numerics;

namespace Neura.GraphQL.Types;

/// <summary>Numbers as ECMAScript knows them, for coercion and messages that agree with graphql-js.</summary>
public static class Numbers
{
    /// <summary>The shortest text that reads back as the same number, written as ECMAScript's <c>String(number)</c>.</summary>
    public static string ToText(double number)
    {
        if (double.IsNaN(number))
            return "NaN";
        if (double.IsInfinity(number))
            return number > 0 ? "Infinity" : "-Infinity";
        if (number == 0)
            return "0";
        var shortest = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture);
        var (digits, point) = Decompose(shortest);
        return (number < 0 ? "-" : "") + Compose(digits, point);
    }

    /// <summary>Is this a CLR number? Its value as a double, if so.</summary>
    public static bool TryToDouble(object? value, out double number)
    {
        number = value switch
        {
            int i => i,
            double d => d,
            long l => l,
            float or decimal or byte or sbyte or short or ushort or uint or ulong => Convert.ToDouble(value, CultureInfo.InvariantCulture),
            BigInteger b => (double)b,
            _ => double.NaN,
        };
        return !double.IsNaN(number) || value is double or float;
    }

    /// <summary>Reads a string as ECMAScript's <c>Number(text)</c> reads a decimal; NaN if it is none.</summary>
    public static double FromText(string text) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    /// <summary>Digits without leading or trailing zeros, and where the decimal point stands relative to the first of them.</summary>
    private static (string Digits, int Point) Decompose(string text)
    {
        var exponent = 0;
        var e = text.IndexOf('E', StringComparison.Ordinal);
        if (e >= 0)
        {
            exponent = int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..e];
        }
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var point = (dot < 0 ? text.Length : dot) + exponent;
        var digits = text.Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimStart('0');
        return (significant.TrimEnd('0'), point - (digits.Length - significant.Length));
    }

    private static string Compose(string digits, int point) => point switch
    {
        > 21 or < -5 => Exponential(digits, point - 1),
        <= 0 => $"0.{new string('0', -point)}{digits}",
        _ when digits.Length <= point => digits.PadRight(point, '0'),
        _ => $"{digits[..point]}.{digits[point..]}",
    };

    private static string Exponential(string digits, int exponent)
    {
        var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
        return $"{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}";
    }
}
