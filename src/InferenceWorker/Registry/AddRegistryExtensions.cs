using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Sandbox;

namespace NeuraNft.InferenceWorker.Registry;

internal static class AddRegistryExtensions
{
    /// <summary>What workers know of one another, and the models that this one keeps loaded.</summary>
    public static IServiceCollection AddRegistry(this IServiceCollection services)
    {
        services.AddSingleton<WorkerTable>().AddSingleton<WarmElsewhere>().AddSingleton<BlockedModels>().AddSingleton<WarmUp>();
        services.AddSingleton(p => new ModelSessionCache(
            new BlockingLoader(
                p.GetRequiredService<WorkerSandbox>(), p.GetRequiredService<BlockedModels>(),
                p.GetRequiredService<IOptions<SandboxOptions>>(), p.GetRequiredService<ILogger<BlockingLoader>>()),
            p.GetRequiredService<IOptions<WorkerOptions>>().Value.MaxModels,
            p.GetRequiredService<IOptions<WorkerOptions>>().Value.MaxModelBytes));
        return services.AddHostedService<WorkerHeartbeat>();
    }
}
