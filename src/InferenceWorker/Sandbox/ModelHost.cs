using System.Collections.Concurrent;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Sandbox.Linux;
using NeuraNft.InferenceWorker.Sandbox.Wire;

namespace NeuraNft.InferenceWorker.Sandbox;

/// <summary>In the child: loads one model, and runs it as often as it is asked to, several runs side by side.</summary>
internal sealed class ModelHost(FrameStream frames, ExecutionProviderChoice choice, int modelFile)
{
    private readonly ConcurrentDictionary<uint, CancellationTokenSource> running = [];
    private ModelMemory? mapped;

    /// <summary>Until the worker closes the pipe.</summary>
    public void Serve()
    {
        if (frames.Read() is not { Kind: FrameKind.Load } load || Load(load) is not { } session)
            return;
        while (frames.Read() is { } frame)
        {
            switch (frame.Kind)
            {
                case FrameKind.Run:
                    var stop = running.GetOrAdd(frame.Number, _ => new CancellationTokenSource());
                    ThreadPool.UnsafeQueueUserWorkItem(_ => Run(session, frame, stop), null);
                    break;
                case FrameKind.Cancel when running.TryGetValue(frame.Number, out var cancelled):
                    cancelled.Cancel();
                    break;
                case FrameKind.Cancel:
                    break;
                default:
                    throw new WireException($"A frame of kind {frame.Kind}.");
            }
        }
    }

    private ModelSession? Load(Frame frame)
    {
        var reader = new FrameReader(frame.Body.Span);
        var limits = new ModelLimits
        {
            MaxModelBytes = reader.Int64(),
            MaxInputElements = reader.Int64(),
            MaxOutputElements = reader.Int64(),
            ThreadsPerRun = checked((int)reader.UInt32()),
        };
        var bytes = reader.Int64();
        reader.End();
        // Mapped for as long as the process lives: the session's weights are there.
        mapped = ModelMemory.OpenSealed(modelFile, bytes);
        // The runtime opens the descriptor by its name, which the kernel offers only to who may be traced; nobody runs here yet who might.
        Traceable(true);
        var loaded = Guard(() => ModelSession.Load(mapped.GetSpan(), $"/proc/self/fd/{modelFile}", choice, limits, TimeProvider.System));
        Traceable(false);
        switch (loaded)
        {
            case ModelResult<ModelSession>.Success { Value: var session }:
                frames.Write(new FrameWriter(FrameKind.Loaded, frame.Number).Specs(session.Inputs).Specs(session.Outputs));
                return session;
            case ModelResult<ModelSession>.Refused { Refusal: var refusal }:
                frames.Write(RefusalWire.Write(frame.Number, refusal));
                return null;
            default:
                return null;
        }
    }

    private void Run(ModelSession session, Frame frame, CancellationTokenSource stop)
    {
        try
        {
            var (deadline, inputs) = Read(frame, session.Limits);
            frames.Write(Guard(() => session.Run(inputs, deadline, stop.Token)) switch
            {
                ModelResult<IReadOnlyList<ModelTensor>>.Success { Value: var outputs } when FitsFrame(outputs) =>
                    new FrameWriter(FrameKind.Outputs, frame.Number).Tensors(outputs),
                ModelResult<IReadOnlyList<ModelTensor>>.Refused { Refusal: var refusal } => RefusalWire.Write(frame.Number, refusal),
                _ => RefusalWire.Write(frame.Number, new ModelRefusal.ResourceLimit("The outputs are larger than a worker takes")),
            });
        }
        catch (OperationCanceledException)
        {
            frames.Write(RefusalWire.WriteCancelled(frame.Number));
        }
        catch (Exception e) when (e is IOException or WireException)
        {
            // Whoever reads has gone, or speaks otherwise: nothing is left to be done here.
            Environment.Exit(1);
        }
        finally
        {
            running.TryRemove(frame.Number, out _);
            stop.Dispose();
        }
    }

    private static (TimeSpan Deadline, IReadOnlyList<ModelTensor> Inputs) Read(Frame frame, ModelLimits limits)
    {
        var reader = new FrameReader(frame.Body.Span);
        var deadline = TimeSpan.FromMilliseconds(reader.Int64());
        var inputs = reader.Tensors(limits.MaxInputElements);
        reader.End();
        // The worker knows whether the model's card allows NaN, and has looked.
        return (deadline, [.. inputs.Select(input => input with { AllowsNonFinite = true })]);
    }

    private static ModelResult<T> Guard<T>(Func<ModelResult<T>> work)
    {
        try
        {
            return work();
        }
        catch (OutOfMemoryException)
        {
            return new ModelRefusal.ResourceLimit("The model asks for more memory than a run may have");
        }
    }

    private static bool FitsFrame(IReadOnlyList<ModelTensor> outputs) =>
        outputs.Sum(output => output.Values.LongLength * output.ElementType.ByteSize()) <= WireLimits.MaxTensorBytes;

    private static void Traceable(bool may) => _ = LinuxCalls.ProcessControl(LinuxCalls.SetDumpable, may ? 1u : 0u, 0, 0, 0);
}
