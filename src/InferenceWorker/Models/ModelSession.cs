using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace NeuraNft.InferenceWorker.Models;

/// <summary>A loaded model. Safe for concurrent runs. Disposing of it frees its native memory once the last run has ended.</summary>
public sealed class ModelSession : IModelSession
{
    private readonly InferenceSession _session;
    private readonly ModelLimits _limits;
    private readonly TimeProvider _time;
    private readonly NativeUse _use;

    // DirectML sessions must not run concurrently.
    private readonly Lock? _oneAtATime;

    private ModelSession(InferenceSession session, ExecutionProvider provider, long modelBytes, ModelLimits limits, TimeProvider time)
    {
        _session = session;
        _limits = limits;
        _time = time;
        _use = new NativeUse(session.Dispose);
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

    public ModelLimits Limits => _limits;

    public bool IsAlive => true;

    /// <summary>Loads a single-file ONNX model. Refuses external data, garbage, unknown operators, and what is no tensor.</summary>
    public static ModelResult<ModelSession> Load(
        byte[] model, ExecutionProviderChoice choice, ModelLimits limits, TimeProvider time) =>
        Load(model, options => new InferenceSession(model, options), choice, limits, time);

    /// <summary>
    /// The same of a file that is mapped, and stays so for as long as the session lives: its large weights are used where they are. Where
    /// that does not work the runtime reads it by its path.
    /// </summary>
    internal static unsafe ModelResult<ModelSession> Load(
        ReadOnlySpan<byte> model, string path, ExecutionProviderChoice choice, ModelLimits limits, TimeProvider time, bool inPlace = true)
    {
        if (inPlace && choice.Provider == ExecutionProvider.Cpu && Refuse(model, limits) is null && WeightsInPlace.Lift(model) is { } rest)
        {
            var (address, length) = ((nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(model)), model.Length);
            var opened = Open(
                length, options => RuntimeFiles.TryAdd(options, WeightsInPlace.FileName, address, length)
                    ? new InferenceSession(rest, options)
                    : new InferenceSession(path, options),
                choice, limits, time);
            if (opened is ModelResult<ModelSession>.Success)
                return opened;
        }

        return Load(model, options => new InferenceSession(path, options), choice, limits, time);
    }

    /// <summary>
    /// Checks the inputs against the model, runs it, and returns all outputs. Blocks its thread: the work is the processor's.
    /// Throws <see cref="OperationCanceledException"/> when cancelled; all that is wrong with the model or its input is a refusal.
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
        _use.Enter(this);
        try
        {
            return RunWatched(inputs, deadline, cancellationToken);
        }
        finally
        {
            _use.Exit();
        }
    }

    /// <summary>On a thread of the pool, which the model keeps for as long as it computes.</summary>
    public Task<ModelResult<IReadOnlyList<ModelTensor>>> RunAsync(
        IReadOnlyList<ModelTensor> inputs, RunTerms terms, CancellationToken cancellationToken) =>
        Task.Run(() => Run(inputs, terms.Deadline, cancellationToken), cancellationToken);

    public void Dispose() => _use.Close();

    private static ModelRefusal? Refuse(ReadOnlySpan<byte> model, ModelLimits limits) => model.Length > limits.MaxModelBytes
        ? new ModelRefusal.ResourceLimit($"The model has {model.Length} bytes; the limit is {limits.MaxModelBytes}")
        : OnnxFile.Refuse(model) is { } reason ? new ModelRefusal.ModelInvalid(reason) : null;

    private static ModelResult<ModelSession> Load(
        ReadOnlySpan<byte> model, Func<SessionOptions, InferenceSession> open, ExecutionProviderChoice choice, ModelLimits limits,
        TimeProvider time) =>
        Refuse(model, limits) is { } refusal ? refusal : Open(model.Length, open, choice, limits, time);

    [SuppressMessage("Reliability", "CA2000", Justification = "The session passes to the ModelSession that is returned.")]
    private static ModelResult<ModelSession> Open(
        long bytes, Func<SessionOptions, InferenceSession> open, ExecutionProviderChoice choice, ModelLimits limits, TimeProvider time)
    {
        InferenceSession? session = null;
        try
        {
            using var options = RuntimeOptions.For(choice.Provider, limits.ThreadsPerRun);
            session = open(options);
            if (FindUnsupported(session) is { } unsupported)
            {
                session.Dispose();
                return new ModelRefusal.ModelInvalid(unsupported);
            }

            return new ModelSession(session, choice.Provider, bytes, limits, time);
        }
        catch (OnnxRuntimeException failure)
        {
            session?.Dispose();
            return RuntimeFailure.AtLoad(failure);
        }
    }

    private static string? FindUnsupported(InferenceSession session) =>
        session.InputMetadata.Concat(session.OutputMetadata)
            .Where(node => !node.Value.IsTensor || !node.Value.ElementDataType.IsSupported())
            .Select(node => $"'{node.Key}' is not a tensor of a type that this worker carries")
            .FirstOrDefault();

    private ModelResult<IReadOnlyList<ModelTensor>> RunWatched(
        IReadOnlyList<ModelTensor> inputs, TimeSpan deadline, CancellationToken cancellationToken)
    {
        using var watch = new RunDeadline(deadline, _time, cancellationToken);
        _oneAtATime?.Enter();
        try
        {
            return RunNative(inputs, watch.Options);
        }
        catch (OnnxRuntimeException failure)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return watch.HasPassed ? new ModelRefusal.DeadlineExceeded(deadline) : RuntimeFailure.AtRun(failure);
        }
        finally
        {
            _oneAtATime?.Exit();
        }
    }

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
