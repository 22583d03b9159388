namespace NeuraNft.Domain.Inferences;

/// <summary>What a worker hands in: the answer as JSON text, and what it was computed with. Hashes are lower-case hex.</summary>
public sealed record InferenceResult(
    string Output, string ModelSha256, string ModelCid, string RuntimeVersion, string ExecutionProvider,
    long DurationMicroseconds, string InputSha256, string OutputSha256);
