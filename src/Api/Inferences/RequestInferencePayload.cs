namespace NeuraNft.Api.Inferences;

/// <param name="Job">The job, to be followed by its id.</param>
/// <param name="Receipt">Where the request landed in the log.</param>
public sealed record RequestInferencePayload(RequestedJob? Job, CommandReceipt? Receipt, IReadOnlyList<RequestInferenceError>? Errors);

/// <param name="Id">For the field inferenceJob.</param>
public sealed record RequestedJob(Guid Id);
