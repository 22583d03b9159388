using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NeuraNft.InferenceWorker.Batching;
using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Sandbox;

internal static class AddSandboxExtensions
{
    /// <summary>Where models are loaded: into children, or into this process.</summary>
    public static IServiceCollection AddSandbox(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SandboxOptions>().Bind(configuration.GetSection(SandboxOptions.Section)).ValidateDataAnnotations(
            ).ValidateOnStart();
        services.AddOptions<BatchOptions>().Bind(configuration.GetSection(BatchOptions.Section)).ValidateDataAnnotations(
            ).ValidateOnStart();
        services.AddSingleton<WorkerSandbox>();
        return services.AddSingleton<IModelLoader>(p => p.GetRequiredService<WorkerSandbox>().Loader);
    }
}
