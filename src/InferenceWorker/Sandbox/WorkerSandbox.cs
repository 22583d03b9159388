using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NeuraNft.InferenceWorker.Batching;
using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Sandbox;

/// <summary>Which sandbox this worker has, by what is asked for and what the platform offers; said once, never pretended.</summary>
public sealed class WorkerSandbox : IDisposable
{
    private readonly SandboxLoader? sandboxed;
    private readonly SandboxOptions options;
    private readonly ILogger<WorkerSandbox> log;

    public WorkerSandbox(
        ExecutionProviderChoice provider, ModelLimits limits, IOptions<SandboxOptions> sandbox, IOptions<BatchOptions> batching,
        TimeProvider time, ILogger<WorkerSandbox> log)
    {
        (options, this.log) = (sandbox.Value, log);
        if (options.Mode != "off" && SandboxLoader.IsOffered)
            sandboxed = new SandboxLoader(provider, limits, options, batching.Value, time);
        Loader = sandboxed is not null ? sandboxed : new InProcessLoader(provider, limits, time);
    }

    public IModelLoader Loader { get; }

    /// <summary>Starts a child to see what holds it.</summary>
    /// <exception cref="SandboxRequiredException">A sandbox is required, and this is less than one.</exception>
    public async Task<SandboxFeatures> MeasureAsync(CancellationToken cancellationToken)
    {
        var features = sandboxed is null ? SandboxFeatures.None : await sandboxed.MeasureAsync(cancellationToken);
        if (options.Mode == "required" && features is not { Process: true, MemoryLimit: true, SystemCallFilter: true })
            throw new SandboxRequiredException();
        if (features.SystemCallFilter)
            WorkerLog.Sandboxed(log, features);
        else
            WorkerLog.NotSandboxed(log, features);
        return features;
    }

    public void Dispose() => sandboxed?.Dispose();
}
