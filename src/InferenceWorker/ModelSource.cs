namespace NeuraNft.InferenceWorker;

/// <summary>Where a job's model comes from, and what its result says it was computed with.</summary>
/// <param name="Sha256">Of the model itself, lower-case hex. Loaded models are known by it; of sealed ones it never leaves.</param>
/// <param name="Cid">Of the stored bytes.</param>
/// <param name="StoredSha256">Of the stored bytes, lower-case hex.</param>
/// <param name="FetchAsync">The model's bytes, when it is not loaded yet.</param>
public sealed record ModelSource(string Sha256, string Cid, string StoredSha256, Func<CancellationToken, Task<byte[]>> FetchAsync);
