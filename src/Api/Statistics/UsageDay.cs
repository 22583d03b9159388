using NeuraNft.Projections.Usage;

namespace NeuraNft.Api.Statistics;

/// <summary>Runs of a model on a UTC day, by the time of recording.</summary>
/// <param name="Runs">That were asked for.</param>
/// <param name="Completed">Like the two below, on this day, whenever they were asked for.</param>
/// <param name="Users">Distinct requesters.</param>
/// <param name="ComputeMicroseconds">The model's own run time, of completed runs.</param>
[Cost(0.1)]
public sealed record UsageDay(
    DateOnly Day, int Runs, int Completed, int Failed, int Cancelled, int Users, long ComputeMicroseconds)
{
    internal static UsageDay From(UsageRow row) =>
        new(row.Day, row.Requested, row.Completed, row.Failed, row.Cancelled, row.Users, row.ComputeUs);
}
