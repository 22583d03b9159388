namespace NeuraNft.Api.Inferences;

/// <param name="Id">The job's, as requestInference gave it.</param>
public sealed record CancelInferenceInput(Guid Id);

/// <param name="Job">The job, which has ended now.</param>
public sealed record CancelInferencePayload(RequestedJob? Job, IReadOnlyList<CancelInferenceError>? Errors);
