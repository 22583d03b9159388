using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.Usage;

/// <summary>Runs of all assets together on a UTC day; users are distinct over all of them.</summary>
public sealed record MarketUsageRow(
    DateOnly Day, int Requested, int Completed, int Failed, int Cancelled, int Users, long ComputeUs, long Position)
{
    internal static readonly Table<MarketUsageRow> Table = new("market_usage_daily", "day");
}
