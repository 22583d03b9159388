namespace NeuraNft.Projections.Usage;

/// <summary>What one event adds to a day's counts.</summary>
internal sealed record UsageChange(int Requested = 0, int Completed = 0, int Failed = 0, int Cancelled = 0, long ComputeUs = 0)
{
    public UsageRow ApplyTo(UsageRow row, int newUsers, long position) => row with
    {
        Requested = row.Requested + Requested,
        Completed = row.Completed + Completed,
        Failed = row.Failed + Failed,
        Cancelled = row.Cancelled + Cancelled,
        Users = row.Users + newUsers,
        ComputeUs = row.ComputeUs + ComputeUs,
        Position = position,
    };

    public MarketUsageRow ApplyTo(MarketUsageRow row, int newUsers, long position) => row with
    {
        Requested = row.Requested + Requested,
        Completed = row.Completed + Completed,
        Failed = row.Failed + Failed,
        Cancelled = row.Cancelled + Cancelled,
        Users = row.Users + newUsers,
        ComputeUs = row.ComputeUs + ComputeUs,
        Position = position,
    };
}
