using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Preprocessing;

/// <summary>One run of a model, wherever it runs: one tensor for each declared input, within so much time.</summary>
internal delegate Task<ModelResult<IReadOnlyList<ModelTensor>>> RunTensors(
    IReadOnlyList<ModelTensor> inputs, TimeSpan deadline, CancellationToken cancellationToken);
