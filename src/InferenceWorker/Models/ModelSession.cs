using System.Diagnostics.CodeAnalysis;
using Microsoft.ML.OnnxRuntime;

namespace NeuraNft.InferenceWorker.Models;

/// <summary>A loaded model. Safe for concurrent runs; holds native memory until disposed of.</summary>
public sealed class ModelSession : IDisposable
{
    private readonly InferenceSession _session;
    private readonly ModelLimits _limits;
    private readonly TimeProvider _time;

    // DirectML sessions must not run concurrently.
    private readonly Lock? _oneAtATime;

    private ModelSession(InferenceSession session, ExecutionProvider provider, long modelBytes, ModelLimits limits, TimeProvider time)
    {
        _session = session;
        _limits = limits;
        _time = time;
        _oneAtATime = provider == ExecutionProvider.DirectMl ? new Lock() : null;
        Provider = provider;
        ModelBytes = modelBytes;
        Inputs = [.. session.InputMetadata.Select(input => TensorSpec.From(input.Key, input.Value))];
        Outputs = [.. session.OutputMetadata.Select(output => TensorSpec.From(output.Key, output.Value))];
    }

    public IReadOnlyList<TensorSpec> Inputs { get; }

    public IReadOnlyList<TensorSpec> Outputs { get; }

    public ExecutionProvider Provider { get; }

    /// <summary>Bytes of the file that it was loaded from.</summary>
    public long ModelBytes { get; }

    internal ModelLimits Limits => _limits;

    /// <summary>Loads a single-file ONNX model. Refuses external data, garbage, operators that the runtime lacks, and non-tensor inputs.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The session passes to the ModelSession that is returned.")]
    public static ModelResult<ModelSession> Load(byte[] model, ExecutionProviderChoice choice, ModelLimits limits, TimeProvider time)
    {
        if (model.LongLength > limits.MaxModelBytes)
            return new ModelRefusal.ResourceLimit($"The model has {model.LongLength} bytes; the limit is {limits.MaxModelBytes}");
        if (OnnxFile.Refuse(model) is { } reason)
            return new ModelRefusal.ModelInvalid(reason);
        InferenceSession? session = null;
        try
        {
            using var options = RuntimeOptions.For(choice.Provider, limits.ThreadsPerRun);
            session = new InferenceSession(model, options);
            if (FindUnsupported(session) is { } unsupported)
            {
                session.Dispose();
                return new ModelRefusal.ModelInvalid(unsupported);
            }

            return new ModelSession(session, choice.Provider, model.LongLength, limits, time);
        }
        catch (OnnxRuntimeException failure)
        {
            session?.Dispose();
            return RuntimeFailure.AtLoad(failure);
        }
    }

    /// <summary>
    /// Checks the inputs against the model, runs it, and returns all outputs. Blocks its thread: the work is the processor's.
    /// Throws <see cref="OperationCanceledException"/> when cancelled; everything else that goes wrong is a refusal.
    /// </summary>
    /// <param name="inputs">One tensor for each declared input.</param>
    /// <param name="deadline">From now; the run is ended between two operators once it has passed.</param>
    /// <param name="cancellationToken">Ends the run in the same way.</param>
    public ModelResult<IReadOnlyList<ModelTensor>> Run(
        IReadOnlyList<ModelTensor> inputs, TimeSpan deadline, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (InputCheck.Check(Inputs, inputs, _limits) is { } refusal)
            return refusal;
        if (deadline <= TimeSpan.Zero)
            return new ModelRefusal.DeadlineExceeded(deadline);
        using var watch = new RunDeadline(deadline, _time, cancellationToken);
        try
        {
            _oneAtATime?.Enter();
            try
            {
                return RunNative(inputs, watch.Options);
            }
            finally
            {
                _oneAtATime?.Exit();
            }
        }
        catch (OnnxRuntimeException failure)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return watch.HasPassed ? new ModelRefusal.DeadlineExceeded(deadline) : RuntimeFailure.AtRun(failure);
        }
    }

    public void Dispose() => _session.Dispose();

    private static string? FindUnsupported(InferenceSession session) =>
        session.InputMetadata.Concat(session.OutputMetadata)
            .Where(node => !node.Value.IsTensor || !node.Value.ElementDataType.IsSupported())
            .Select(node => $"'{node.Key}' is not a tensor of a type that this worker carries")
            .FirstOrDefault();

    private ModelResult<IReadOnlyList<ModelTensor>> RunNative(IReadOnlyList<ModelTensor> inputs, RunOptions options)
    {
        var values = inputs.Select(NativeTensor.From).ToList();
        try
        {
            using var outputs = _session.Run(options, [.. inputs.Select(input => input.Name)], values, _session.OutputNames);
            List<ModelTensor> results = [];
            foreach (var (name, value) in _session.OutputNames.Zip(outputs))
            {
                if (NativeTensor.ElementCount(value) is var count && count > _limits.MaxOutputElements)
                    return new ModelRefusal.ResourceLimit(
                        $"Output '{name}' has {count} elements; the limit is {_limits.MaxOutputElements}");
                results.Add(NativeTensor.Read(name, value));
            }

            return new ModelResult<IReadOnlyList<ModelTensor>>.Success(results);
        }
        finally
        {
            values.ForEach(value => value.Dispose());
        }
    }
}
