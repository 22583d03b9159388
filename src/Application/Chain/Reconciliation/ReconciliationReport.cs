namespace NeuraNft.Application.Chain.Reconciliation;

/// <param name="Id">Of its row; 0 where it was not kept.</param>
/// <param name="Height">The block compared at.</param>
/// <param name="Assets">Assets compared.</param>
/// <param name="Answers">Values compared.</param>
/// <param name="Drifts">What differed.</param>
public sealed record ReconciliationReport(long Id, ulong Height, long Assets, long Answers, IReadOnlyList<Drift> Drifts)
{
    /// <summary>Assets of the log that were not compared: of after the block, or unreadable.</summary>
    public long Skipped { get; init; }
}
