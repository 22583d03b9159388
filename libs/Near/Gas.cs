using System.Text.Json.Serialization;
using Neura.Near.Json;

namespace Neura.Near;

/// <summary>An amount of gas. 1 Tgas = 10^12.</summary>
[JsonConverter(typeof(GasJsonConverter))]
public readonly record struct Gas(ulong Value) : IComparable<Gas>
{
    /// <exception cref="OverflowException">Above 2^64 - 1 units.</exception>
    public static Gas FromTeragas(ulong teragas) => new(checked(teragas * 1_000_000_000_000));

    /// <inheritdoc/>
    public int CompareTo(Gas other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => $"{Value / 1e12:0.###} Tgas";

    /// <summary>By amount.</summary>
    public static bool operator <(Gas left, Gas right) => left.Value < right.Value;
    /// <summary>By amount.</summary>
    public static bool operator >(Gas left, Gas right) => left.Value > right.Value;
    /// <summary>By amount.</summary>
    public static bool operator <=(Gas left, Gas right) => left.Value <= right.Value;
    /// <summary>By amount.</summary>
    public static bool operator >=(Gas left, Gas right) => left.Value >= right.Value;
}
