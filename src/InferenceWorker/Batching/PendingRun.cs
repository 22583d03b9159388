using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Batching;

/// <summary>A run that waits for its turn.</summary>
internal sealed class PendingRun(
    IReadOnlyList<ModelTensor> inputs, RunTerms terms, long arrived, CancellationToken cancellationToken)
{
    private readonly TaskCompletionSource<ModelResult<IReadOnlyList<ModelTensor>>> result =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<ModelTensor> Inputs => inputs;

    public RunTerms Terms => terms;

    /// <summary>By the clock's timestamp.</summary>
    public long Arrived => arrived;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Of the first dimension.</summary>
    public long Rows => inputs[0].Shape[0];

    public Task<ModelResult<IReadOnlyList<ModelTensor>>> Result => result.Task;

    public void End(ModelResult<IReadOnlyList<ModelTensor>> with) => result.TrySetResult(with);

    public void Fail(Exception with) => result.TrySetException(with);

    public void Cancel() => result.TrySetCanceled(cancellationToken);
}
