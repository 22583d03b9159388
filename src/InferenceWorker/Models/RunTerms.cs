namespace NeuraNft.InferenceWorker.Models;

/// <summary>Under which terms a run is made.</summary>
/// <param name="Deadline">From the moment the run begins.</param>
/// <param name="Group">
/// Runs of one group may be computed together. A graph sees all rows of what it computes together, and a hostile one may put one row's
/// values into another's result: so a group is one requester. Null: always alone.
/// </param>
public sealed record RunTerms(TimeSpan Deadline, string? Group = null)
{
    /// <summary>With nothing beside it: if its process ends, it was this run that ended it.</summary>
    public bool IsSingle { get; init; }
}
