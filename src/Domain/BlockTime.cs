using System.Text.Json.Serialization;

namespace NeuraNft.Domain;

/// <summary>
/// Nanoseconds since 1970 as the chain counts them; finer than <see cref="DateTimeOffset"/>, which holds 100 of them.
/// In JSON a decimal string, because 64 bits do not fit a JSON number everywhere.
/// </summary>
[JsonConverter(typeof(BlockTimeJson))]
public readonly record struct BlockTime(ulong Nanoseconds) : IComparable<BlockTime>
{
    private const ulong PerTick = 100;

    /// <exception cref="OverflowException">The time is before 1970.</exception>
    public static BlockTime From(DateTimeOffset time) => new(checked((ulong)(time - DateTimeOffset.UnixEpoch).Ticks * PerTick));

    /// <summary>Rounded down to 100 ns; times past year 9999 become the last instant that .NET knows.</summary>
    public DateTimeOffset ToDateTimeOffset() =>
        Nanoseconds / PerTick >= (ulong)(DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks
            ? DateTimeOffset.MaxValue
            : DateTimeOffset.UnixEpoch.AddTicks((long)(Nanoseconds / PerTick));

    public int CompareTo(BlockTime other) => Nanoseconds.CompareTo(other.Nanoseconds);

    public static bool operator <(BlockTime left, BlockTime right) => left.Nanoseconds < right.Nanoseconds;
    public static bool operator >(BlockTime left, BlockTime right) => left.Nanoseconds > right.Nanoseconds;
    public static bool operator <=(BlockTime left, BlockTime right) => left.Nanoseconds <= right.Nanoseconds;
    public static bool operator >=(BlockTime left, BlockTime right) => left.Nanoseconds >= right.Nanoseconds;
}
