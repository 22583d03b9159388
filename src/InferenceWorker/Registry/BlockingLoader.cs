using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Sandbox;

namespace NeuraNft.InferenceWorker.Registry;

/// <summary>Loads by another, and remembers for all workers what cost that one a process.</summary>
public sealed class BlockingLoader(
    IModelLoader loader, BlockedModels blocked, IOptions<SandboxOptions> options, ILogger<BlockingLoader> log) : IModelLoader
{
    private readonly long memory = options.Value.MemoryBytes;

    public async Task<ModelResult<IModelSession>> LoadAsync(ModelSource source, CancellationToken cancellationToken)
    {
        if (await blocked.FindAsync(source.StoredSha256, memory, cancellationToken) is { } reason)
            return new ModelRefusal.ResourceLimit(reason);
        var loaded = await loader.LoadAsync(source, cancellationToken);
        if (loaded is ModelResult<IModelSession>.Refused { Refusal: ModelRefusal.ResourceLimit { EndedProcess: true } limit })
        {
            WorkerLog.Blocked(log, source.StoredSha256);
            await blocked.AddAsync(source.StoredSha256, memory, limit.What, cancellationToken);
        }

        return loaded;
    }
}
