using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NeuraNft.InferenceWorker.Batching;

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
        return services.AddSingleton<WorkerSandbox>();
    }
}
