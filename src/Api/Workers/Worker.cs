using NeuraNft.InferenceWorker.Registry;

namespace NeuraNft.Api.Workers;

/// <summary>A process that runs models, as it described itself last.</summary>
/// <param name="Name">As in results and receipts.</param>
/// <param name="ExecutionProvider">What runs the models: CPUExecutionProvider, CUDAExecutionProvider, …</param>
/// <param name="RuntimeVersion">Of ONNX Runtime.</param>
/// <param name="MemoryBytes">That one model may have.</param>
/// <param name="Concurrency">Jobs at once.</param>
/// <param name="IsDraining">It has been told to stop and takes no more jobs.</param>
/// <param name="WarmModels">Loaded models, by the SHA-256 of their stored bytes.</param>
/// <param name="SeenAt">Its last sign of life.</param>
public sealed record Worker(
    string Name, string ExecutionProvider, string RuntimeVersion, string MemoryBytes, int Concurrency, bool IsDraining,
    WorkerSandbox Sandbox,
    [property: ListSize(AssumedSize = 8)] IReadOnlyList<Hash256> WarmModels, DateTimeOffset StartedAt, DateTimeOffset SeenAt)
{
    internal static Worker From(WorkerRow row) => new(
        row.Id, row.Provider, row.RuntimeVersion, row.MemoryBytes.ToString(System.Globalization.CultureInfo.InvariantCulture),
        row.Concurrency, row.IsDraining, WorkerSandbox.From(row.Sandbox), [.. row.Warm.Select(hash => new Hash256(hash))], row.StartedAt,
        row.SeenAt);
}
