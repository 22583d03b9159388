namespace NeuraNft.InferenceWorker.Models;

/// <summary>A loaded model, wherever it runs: in this process (<see cref="ModelSession"/>) or in a child of its own.</summary>
public interface IModelSession : IDisposable
{
    IReadOnlyList<TensorSpec> Inputs { get; }

    IReadOnlyList<TensorSpec> Outputs { get; }

    ExecutionProvider Provider { get; }

    /// <summary>Bytes of the file that it was loaded from.</summary>
    long ModelBytes { get; }

    ModelLimits Limits { get; }

    /// <summary>False where it cannot run any more, for its process has ended: load the model again.</summary>
    bool IsAlive { get; }

    /// <summary>
    /// Checks the inputs against the model, runs it, and returns all outputs. Throws <see cref="OperationCanceledException"/> when
    /// cancelled; all that is wrong with the model or its input is a refusal.
    /// </summary>
    /// <param name="inputs">One tensor for each declared input.</param>
    /// <param name="terms">Deadline, and with what else the run may be computed together.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    Task<ModelResult<IReadOnlyList<ModelTensor>>> RunAsync(
        IReadOnlyList<ModelTensor> inputs, RunTerms terms, CancellationToken cancellationToken);
}
