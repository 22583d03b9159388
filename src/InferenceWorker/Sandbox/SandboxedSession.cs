using NeuraNft.InferenceWorker.Batching;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Sandbox.Wire;

namespace NeuraNft.InferenceWorker.Sandbox;

/// <summary>A model in a child process of its own.</summary>
internal sealed class SandboxedSession : IModelSession
{
    private readonly Child child;
    private readonly TimeSpan grace;
    private readonly TimeProvider time;
    private readonly RunQueue queue;
    private int running;

    public SandboxedSession(
        Child child, SandboxOptions sandbox, BatchOptions batching, ExecutionProvider provider, ModelLimits limits, long modelBytes,
        (IReadOnlyList<TensorSpec> Inputs, IReadOnlyList<TensorSpec> Outputs) declared, TimeProvider time)
    {
        (this.child, this.time, grace) = (child, time, sandbox.Grace);
        (Provider, Limits, ModelBytes) = (provider, limits, modelBytes);
        (Inputs, Outputs) = declared;
        queue = new RunQueue(RunInChildAsync, batching, limits, RunStack.IsOffered(this), time);
    }

    public IReadOnlyList<TensorSpec> Inputs { get; }

    public IReadOnlyList<TensorSpec> Outputs { get; }

    public ExecutionProvider Provider { get; }

    public long ModelBytes { get; }

    public ModelLimits Limits { get; }

    public bool IsAlive => child.IsAlive;

    internal Child Child => child;

    public Task<ModelResult<IReadOnlyList<ModelTensor>>> RunAsync(
        IReadOnlyList<ModelTensor> inputs, RunTerms terms, CancellationToken cancellationToken)
    {
        if (InputCheck.Check(Inputs, inputs, Limits) is { } refusal)
            return Task.FromResult<ModelResult<IReadOnlyList<ModelTensor>>>(refusal);
        if (inputs.Sum(input => input.Values.LongLength * input.ElementType.ByteSize()) > WireLimits.MaxTensorBytes)
            return Task.FromResult<ModelResult<IReadOnlyList<ModelTensor>>>(
                new ModelRefusal.ResourceLimit($"The inputs have more than {WireLimits.MaxTensorBytes} bytes together"));
        return queue.RunAsync(inputs, terms, cancellationToken);
    }

    public void Dispose() => child.Dispose();

    private async Task<ModelResult<IReadOnlyList<ModelTensor>>> RunInChildAsync(
        IReadOnlyList<ModelTensor> inputs, RunTerms terms, CancellationToken cancellationToken)
    {
        var side = Interlocked.Increment(ref running);
        try
        {
            var number = child.NextNumber();
            child.AllowCpu(side * Limits.ThreadsPerRun * (terms.Deadline + grace));
            var reply = Task.Run(
                () => child.AskAsync(
                    number, new FrameWriter(FrameKind.Run, number).Int64((long)terms.Deadline.TotalMilliseconds).Tensors(inputs)),
                CancellationToken.None);
            // Not by whoever cancels, and not waited for: the child may not read, until it is killed below.
            await using var cancelled = cancellationToken.Register(() => _ = Task.Run(() => child.Cancel(number)));
            var frame = await reply.WaitAsync(terms.Deadline + grace, time, CancellationToken.None);
            return Read(frame, terms, cancellationToken);
        }
        catch (TimeoutException)
        {
            // One operator that never ends: nothing but the end of its process stops it.
            child.Kill();
            cancellationToken.ThrowIfCancellationRequested();
            return new ModelRefusal.DeadlineExceeded(terms.Deadline);
        }
        catch (ChildEndedException lost) when (lost.End.IsOfOne)
        {
            return Blame(lost.End, terms);
        }
        catch (WireException)
        {
            child.Kill();
            return new ModelRefusal.RunFailed("its process broke the protocol");
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }

    // Nobody else's run was in the process: this one ended it. With others in it they all are tried again, each on its own attempt.
    private static ModelRefusal Blame(ChildEnd end, RunTerms terms) => end switch
    {
        { IsOutOfTime: true } => new ModelRefusal.DeadlineExceeded(terms.Deadline),
        { IsOutOfMemory: true } => new ModelRefusal.ResourceLimit("The model's process was ended at its limit of memory"),
        _ => new ModelRefusal.RunFailed(end.ToString()),
    };

    // The outputs have to be those that the model declared, each of the declared type, none too large: the child may be anybody by now.
    private ModelResult<IReadOnlyList<ModelTensor>> Read(Frame frame, RunTerms terms, CancellationToken cancellationToken)
    {
        if (frame.Kind == FrameKind.Refused)
            return RefusalWire.Read(frame, terms.Deadline) ?? throw new OperationCanceledException(cancellationToken);
        if (frame.Kind != FrameKind.Outputs)
            throw new WireException($"A reply of kind {frame.Kind}.");
        var reader = new FrameReader(frame.Body.Span);
        var outputs = reader.Tensors(Limits.MaxOutputElements);
        reader.End();
        if (!outputs.Select(o => (o.Name, o.ElementType)).SequenceEqual(Outputs.Select(o => (o.Name, o.ElementType))))
            throw new WireException("Other outputs than were declared.");
        return new ModelResult<IReadOnlyList<ModelTensor>>.Success(outputs);
    }
}
