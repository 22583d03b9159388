using System.Globalization;
using System.Text.Json.Serialization;
using Neura.Near.Json;

namespace Neura.Near;

/// <summary>
/// An amount in yoctoNEAR (1 NEAR = 10^24), at most 2^128 - 1. Arithmetic is checked: it throws <see cref="OverflowException"/>.
/// </summary>
[JsonConverter(typeof(NearTokenJsonConverter))]
public readonly record struct NearToken(UInt128 Yoctonear) : IComparable<NearToken>
{
    /// <summary>Nothing.</summary>
    public static NearToken Zero => default;

    /// <summary>The deposit that proves a full-access key (NEP-141 and after it all "exactly one yocto" methods).</summary>
    public static NearToken OneYocto => new(UInt128.One);

    /// <summary>Whole NEAR.</summary>
    public static NearToken FromNear(uint near) => new(near * NearTokenText.OneNear);

    /// <summary>Thousandths of a NEAR.</summary>
    public static NearToken FromMillinear(uint millinear) => new(millinear * (NearTokenText.OneNear / 1000));

    /// <summary>Reads yoctoNEAR: decimal digits only, without sign, blanks or exponent, as amounts stand in JSON.</summary>
    /// <exception cref="NearFormatException">Not an amount, or above 2^128 - 1.</exception>
    public static NearToken Parse(string yocto) => TryParse(yocto, out var token)
        ? token
        : throw new NearFormatException("Not an amount: decimal digits up to 2^128 - 1 expected.");

    /// <summary>False where the text is no amount in yoctoNEAR.</summary>
    public static bool TryParse(string? yocto, out NearToken token)
    {
        var valid = UInt128.TryParse(yocto, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        token = new NearToken(value);
        return valid;
    }

    /// <summary>Reads NEAR: "5", "0.25"; at most 24 digits after the point.</summary>
    /// <exception cref="NearFormatException">Not an amount, or above 2^128 - 1 yoctoNEAR.</exception>
    public static NearToken ParseNear(string near) => NearTokenText.TryParseNear(near, out var token)
        ? token
        : throw new NearFormatException("Not an amount in NEAR: digits, and at most 24 digits after a point.");

    /// <summary>Decimal yoctoNEAR, as it stands in JSON.</summary>
    public string ToYoctoString() => Yoctonear.ToString(CultureInfo.InvariantCulture);

    /// <summary>Exact NEAR without a unit: "5.3".</summary>
    public string ToNearString() => NearTokenText.FormatNear(Yoctonear);

    /// <inheritdoc/>
    public override string ToString() => ToNearString() + " NEAR";

    /// <inheritdoc/>
    public int CompareTo(NearToken other) => Yoctonear.CompareTo(other.Yoctonear);

    /// <summary>The sum; throws where it overflows.</summary>
    public NearToken Add(NearToken other) => this + other;

    /// <summary>The difference; throws where it would be negative.</summary>
    public NearToken Subtract(NearToken other) => this - other;

    /// <summary>The product; throws where it overflows.</summary>
    public NearToken Multiply(uint factor) => this * factor;

    /// <summary>The sum; throws where it overflows.</summary>
    public static NearToken operator +(NearToken left, NearToken right) => new(checked(left.Yoctonear + right.Yoctonear));
    /// <summary>The difference; throws where it would be negative.</summary>
    public static NearToken operator -(NearToken left, NearToken right) => new(checked(left.Yoctonear - right.Yoctonear));
    /// <summary>The product; throws where it overflows.</summary>
    public static NearToken operator *(NearToken left, uint factor) => new(checked(left.Yoctonear * factor));
    /// <summary>By amount.</summary>
    public static bool operator <(NearToken left, NearToken right) => left.Yoctonear < right.Yoctonear;
    /// <summary>By amount.</summary>
    public static bool operator >(NearToken left, NearToken right) => left.Yoctonear > right.Yoctonear;
    /// <summary>By amount.</summary>
    public static bool operator <=(NearToken left, NearToken right) => left.Yoctonear <= right.Yoctonear;
    /// <summary>By amount.</summary>
    public static bool operator >=(NearToken left, NearToken right) => left.Yoctonear >= right.Yoctonear;
}
