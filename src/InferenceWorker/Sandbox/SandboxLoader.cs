using NeuraNft.InferenceWorker.Batching;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Sandbox.Linux;
using NeuraNft.InferenceWorker.Sandbox.Wire;

namespace NeuraNft.InferenceWorker.Sandbox;

/// <summary>
/// Loads each model into a child of its own. One that has seen no model yet waits for the next; where there is none it starts while the
/// model is fetched.
/// </summary>
public sealed class SandboxLoader(
    ExecutionProviderChoice choice, ModelLimits limits, SandboxOptions sandbox, BatchOptions batching, TimeProvider time)
    : IModelLoader, IDisposable
{
    private readonly EmptyChildren children = new(
        [ChildProgram.Name, $"{choice.Provider}", $"{sandbox.MemoryBytes}", $"{limits.MaxModelBytes}", $"{Filters(choice)}"],
        sandbox.MemoryBytes / 2);

    /// <summary>Whether this platform has what a child needs.</summary>
    public static bool IsOffered => OperatingSystem.IsLinux() && Environment.Is64BitProcess && File.Exists(ChildSpawn.Program);

    // The filter is a list of what the CPU path asks of the kernel. Drivers of graphics cards ask for more, and differ.
    private static bool Filters(ExecutionProviderChoice choice) =>
        SystemCallFilter.IsOffered && choice.Provider == ExecutionProvider.Cpu;

    /// <summary>What holds a child here, found out by starting one.</summary>
    /// <exception cref="ChildEndedException">It does not start.</exception>
    public async Task<SandboxFeatures> MeasureAsync(CancellationToken cancellationToken)
    {
        // It has seen no model and may have the next.
        var (child, ready) = await ReadyAsync(cancellationToken);
        var inherited = children.Confined;
        var reader = new FrameReader(ready.Body.Span);
        var (memory, user, refused) = (reader.Byte() == 1, reader.Byte() == 1, (Refusals)reader.Byte());
        return new SandboxFeatures(
            Process: true, memory, CpuLimit: child.AllowCpu(sandbox.LoadDeadline), inherited.NoNewPrivileges,
            (refused & Refusals.BySystemCall) == Refusals.BySystemCall, inherited.NetworkNamespace, user,
            inherited.LandlockVersion) { Refused = refused };
    }

    public async Task<ModelResult<IModelSession>> LoadAsync(ModelSource source, CancellationToken cancellationToken)
    {
        var (model, child) = await children.TakeAsync();
        using var room = model;
        try
        {
            var loaded = await LoadAsync(source, model, child, cancellationToken);
            if (loaded is not ModelResult<IModelSession>.Success)
                child.Dispose();
            return loaded;
        }
        catch
        {
            child.Dispose();
            throw;
        }
        finally
        {
            _ = children.PrepareAsync();
        }
    }

    /// <summary>Waits for a child that is ready to take the next model.</summary>
    /// <exception cref="ChildEndedException">It does not start.</exception>
    public Task WarmAsync(CancellationToken cancellationToken) => ReadyAsync(cancellationToken);

    public void Dispose() => children.Dispose();

    private async Task<(Child Child, Frame Ready)> ReadyAsync(CancellationToken cancellationToken)
    {
        var child = (await children.PrepareAsync()).Child;
        return (child, await child.Ready.WaitAsync(sandbox.LoadDeadline, time, cancellationToken));
    }

    private async Task<ModelResult<IModelSession>> LoadAsync(
        ModelSource source, ModelMemory model, Child child, CancellationToken cancellationToken)
    {
        if (await FetchAsync(source, model, cancellationToken) is { } refusal)
            return refusal;
        // A child that does not start says nothing of the model: that passes through, and the job is tried again.
        await child.Ready.WaitAsync(sandbox.LoadDeadline, time, cancellationToken);
        try
        {
            // Loading uses several threads for parts of it.
            child.AllowCpu(2 * sandbox.LoadDeadline);
            var number = child.NextNumber();
            var reply = await child.AskAsync(number, new FrameWriter(FrameKind.Load, number)
                .Int64(limits.MaxModelBytes).Int64(limits.MaxInputElements).Int64(limits.MaxOutputElements)
                .UInt32((uint)limits.ThreadsPerRun).Int64(model.Bytes)).WaitAsync(sandbox.LoadDeadline, time, cancellationToken);
            return Read(reply, child, model.Bytes);
        }
        catch (TimeoutException)
        {
            // Its process is ended for it: another try would take as long.
            return new ModelRefusal.ResourceLimit($"The model did not load within {sandbox.LoadDeadline.TotalSeconds:0.###} s")
            {
                EndedProcess = true,
            };
        }
        catch (ChildEndedException lost) when (lost.End.IsOfOne)
        {
            return lost.End is { IsOutOfMemory: true } or { IsOutOfTime: true }
                ? new ModelRefusal.ResourceLimit("The model's process was ended at its limit while it loaded") { EndedProcess = true }
                : new ModelRefusal.ModelInvalid(lost.End.ToString());
        }
        catch (WireException)
        {
            return new ModelRefusal.ModelInvalid("its process broke the protocol");
        }
    }

    private async Task<ModelRefusal?> FetchAsync(ModelSource source, ModelMemory model, CancellationToken cancellationToken)
    {
        if (await source.FetchWithinAsync(limits.MaxModelBytes, bytes => model.Reserve(bytes), cancellationToken) is { } tooLarge)
            return tooLarge;
        if (InProcessLoader.Refuse(source, model.GetSpan()) is { } altered)
            return altered;
        model.Seal();
        return null;
    }

    private ModelResult<IModelSession> Read(Frame reply, Child child, long modelBytes)
    {
        if (reply.Kind == FrameKind.Refused)
            return RefusalWire.Read(reply, sandbox.LoadDeadline) switch
            {
                // It got no more memory, and is not kept: the same as if it had been ended for it.
                ModelRefusal.ResourceLimit limit => limit with { EndedProcess = true },
                { } refusal => refusal,
                null => new ModelRefusal.ModelInvalid("its process broke the protocol"),
            };
        if (reply.Kind != FrameKind.Loaded)
            throw new WireException($"A reply of kind {reply.Kind}.");
        var reader = new FrameReader(reply.Body.Span);
        var (inputs, outputs) = (reader.Specs(), reader.Specs());
        reader.End();
        return new ModelResult<IModelSession>.Success(
            new SandboxedSession(child, sandbox, batching, choice.Provider, limits, modelBytes, (inputs, outputs), time));
    }
}
