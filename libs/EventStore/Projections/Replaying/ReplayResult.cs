namespace Neura.EventStore;

/// <param name="Events">Events read.</param>
/// <param name="Seconds">That reading and applying took.</param>
public sealed record ReplayResult(long Events, double Seconds, IReadOnlyList<ReplayedProjection> Projections)
{
    public bool AllCompared => Projections.All(p => p.NotCompared is null);

    public bool AllEqual => Projections.All(p => p.Tables.All(t => t.IsEqual is not false));
}
