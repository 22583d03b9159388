namespace NeuraNft.Application.Rights;

/// <summary>A worker's attempt at a job, and the version of the job's stream that says so.</summary>
internal sealed record JobLease(Guid Job, string Worker, int Attempt, long StreamVersion);
