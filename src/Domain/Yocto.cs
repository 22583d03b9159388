using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace NeuraNft.Domain;

/// <summary>
/// An amount in yoctoNEAR, 0 to 2^128-1; there is no other. In JSON a decimal string, as on chain: no sign, no fraction, no
/// exponent, no leading zero. Sums and differences that leave the range throw.
/// </summary>
[JsonConverter(typeof(YoctoJson))]
public readonly record struct Yocto(UInt128 Amount) : IComparable<Yocto>
{
    private const int MaxDigits = 39;

    public static Yocto Zero { get; }

    /// <exception cref="FormatException">The text is no amount.</exception>
    public static Yocto Parse(string text) => TryParse(text, out var amount) ? amount : throw new FormatException("Not an amount.");

    public static bool TryParse([NotNullWhen(true)] string? text, out Yocto amount)
    {
        amount = default;
        if (text is not { Length: > 0 and <= MaxDigits } || (text[0] == '0' && text.Length > 1)
            || !UInt128.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return false;
        amount = new Yocto(value);
        return true;
    }

    /// <summary>This many hundredths of a percent, rounded down; no step of it overflows where they are at most 10,000.</summary>
    public Yocto Share(int basisPoints)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(basisPoints);
        var points = (UInt128)basisPoints;
        return new Yocto(checked((Amount / 10_000 * points) + (Amount % 10_000 * points / 10_000)));
    }

    public int CompareTo(Yocto other) => Amount.CompareTo(other.Amount);

    public override string ToString() => Amount.ToString(CultureInfo.InvariantCulture);

    public static Yocto operator +(Yocto left, Yocto right) => new(checked(left.Amount + right.Amount));
    public static Yocto operator -(Yocto left, Yocto right) => new(checked(left.Amount - right.Amount));
    public static Yocto operator *(Yocto left, int right) => new(checked(left.Amount * checked((UInt128)right)));
    public static bool operator <(Yocto left, Yocto right) => left.Amount < right.Amount;
    public static bool operator >(Yocto left, Yocto right) => left.Amount > right.Amount;
    public static bool operator <=(Yocto left, Yocto right) => left.Amount <= right.Amount;
    public static bool operator >=(Yocto left, Yocto right) => left.Amount >= right.Amount;
}
