using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NeuraNft.InferenceWorker.Batching;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Sandbox.Linux;

namespace NeuraNft.InferenceWorker.Sandbox;

/// <summary>Which sandbox this worker has, by what is asked for and what the platform offers; said once, never pretended.</summary>
public sealed class WorkerSandbox : IModelLoader, IDisposable
{
    private readonly InProcessLoader here;
    private readonly SandboxLoader? sandboxed;
    private readonly Lazy<Task<SandboxFeatures>> measured;
    private volatile bool isBroken;
    private readonly SandboxOptions options;
    private readonly ILogger<WorkerSandbox> log;

    public WorkerSandbox(
        ExecutionProviderChoice provider, ModelLimits limits, IOptions<SandboxOptions> sandbox, IOptions<BatchOptions> batching,
        TimeProvider time, ILogger<WorkerSandbox> log)
    {
        (options, this.log) = (sandbox.Value, log);
        if (options.Mode != "off" && SandboxLoader.IsOffered)
            sandboxed = new SandboxLoader(provider, limits, options, batching.Value, time);
        here = new InProcessLoader(provider, limits, time);
        measured = new Lazy<Task<SandboxFeatures>>(() => Task.Run(MeasureAsync));
    }

    /// <exception cref="SandboxRequiredException">A sandbox is required, and this is less than one: nothing is fetched.</exception>
    public async Task<ModelResult<IModelSession>> LoadAsync(ModelSource source, CancellationToken cancellationToken)
    {
        // Whoever is first: no model is looked at before it is known what holds it.
        if (options.Mode == "required")
            await MeasureAsync(cancellationToken);
        return await (sandboxed is null || isBroken ? here : (IModelLoader)sandboxed).LoadAsync(source, cancellationToken);
    }

    /// <summary>Starts a child to see what holds it, once.</summary>
    /// <exception cref="SandboxRequiredException">A sandbox is required, and this is less than one.</exception>
    public Task<SandboxFeatures> MeasureAsync(CancellationToken cancellationToken) => measured.Value.WaitAsync(cancellationToken);

    private async Task<SandboxFeatures> MeasureAsync()
    {
        var features = await TryAsync(CancellationToken.None);
        var isWhole = features is { Process: true, MemoryLimit: true, SystemCallFilter: true } && IsApart(features);
        if (options.Mode == "required" && !isWhole)
            throw new SandboxRequiredException();
        if (isWhole)
            WorkerLog.Sandboxed(log, features);
        else
            WorkerLog.NotSandboxed(log, features);
        return features;
    }

    // A process of our own user reads our environment, which holds secrets, and other children, unless Landlock keeps it from that.
    private static bool IsApart(SandboxFeatures features) =>
        features.LandlockVersion > 0 || (features.UnprivilegedUser && LinuxCalls.EffectiveUser() == 0);

    // A platform may have all that a child needs and yet not let one start: a container's own filter, say.
    private async Task<SandboxFeatures> TryAsync(CancellationToken cancellationToken)
    {
        if (sandboxed is null)
            return SandboxFeatures.None;
        try
        {
            return await sandboxed.MeasureAsync(cancellationToken);
        }
        catch (Exception e) when (e is ChildEndedException or System.ComponentModel.Win32Exception or TimeoutException)
        {
            WorkerLog.ChildDoesNotStart(log, e);
            isBroken = true;
            return SandboxFeatures.None;
        }
    }

    public void Dispose() => sandboxed?.Dispose();
}
