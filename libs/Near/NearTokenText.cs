using System.Globalization;

namespace Neura.Near;

/// <summary>NEAR amounts with a decimal point, exactly: no floating point on the way.</summary>
internal static class NearTokenText
{
    private const int Decimals = 24;

    public static UInt128 OneNear { get; } = UInt128.Parse("1000000000000000000000000", CultureInfo.InvariantCulture);

    public static bool TryParseNear(string? text, out NearToken token)
    {
        token = default;
        if (string.IsNullOrEmpty(text)) return false;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? "" : text[(point + 1)..];
        if (fraction.Length > Decimals || (point >= 0 && fraction.Length == 0)) return false;
        // The digits of both parts, padded to 24 decimals, are the amount in yoctoNEAR.
        return whole.Length > 0 && NearToken.TryParse(whole + fraction.PadRight(Decimals, '0'), out token);
    }

    public static string FormatNear(UInt128 yocto)
    {
        var (whole, fraction) = UInt128.DivRem(yocto, OneNear);
        var digits = fraction.ToString(CultureInfo.InvariantCulture).PadLeft(Decimals, '0').TrimEnd('0');
        var integer = whole.ToString(CultureInfo.InvariantCulture);
        return digits.Length == 0 ? integer : $"{integer}.{digits}";
    }
}
