namespace NeuraNft.Application.Inferences;

/// <summary>Where a request landed: the same place however often it is sent.</summary>
/// <param name="Job">The job that came of it.</param>
/// <param name="Position">Of its event in the log.</param>
/// <param name="Replayed">An earlier try of the same command had written it.</param>
public sealed record InferenceReceipt(Guid Job, long Position, bool Replayed);
