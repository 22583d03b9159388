using Npgsql;
using NpgsqlTypes;

namespace NeuraNft.Projections.Rows;

/// <summary>From one UTC day to another, both included.</summary>
public sealed record DayRange(DateOnly From, DateOnly To)
{
    internal static NpgsqlParameter Days(IEnumerable<DateOnly> days) =>
        new() { Value = days.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Date };
}
