using NeuraNft.Domain;

namespace NeuraNft.Projections.Rows;

/// <summary>The day by which things are counted.</summary>
internal static class UtcDay
{
    public static DateOnly Of(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);

    public static DateOnly Of(BlockTime time) => Of(time.ToDateTimeOffset());
}
