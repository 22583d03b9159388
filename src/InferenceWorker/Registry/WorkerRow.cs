using NeuraNft.InferenceWorker.Sandbox;

namespace NeuraNft.InferenceWorker.Registry;

/// <summary>A worker as it described itself last.</summary>
/// <param name="Id">Its name, as in results.</param>
/// <param name="Provider">ONNX Runtime's name of what runs the models.</param>
/// <param name="RuntimeVersion">Of ONNX Runtime.</param>
/// <param name="MemoryBytes">That one model may have.</param>
/// <param name="Concurrency">Jobs at once.</param>
/// <param name="Sandbox">What holds a model, as measured at its start.</param>
/// <param name="Warm">Models that are loaded, by the SHA-256 of their stored bytes.</param>
/// <param name="IsDraining">It has been told to stop and takes no more jobs.</param>
public sealed record WorkerRow(
    string Id, string Provider, string RuntimeVersion, long MemoryBytes, int Concurrency, SandboxFeatures Sandbox,
    IReadOnlyList<string> Warm, bool IsDraining)
{
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>By the database's clock.</summary>
    public DateTimeOffset SeenAt { get; init; }
}
