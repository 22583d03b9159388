using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace NeuraNft.Application.Generation;

internal static class AddGenerationExtensions
{
    /// <summary>A generator where the operator names one behind an address. (The worker adds the embedded one.)</summary>
    public static IServiceCollection AddGeneration(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<GenerationOptions>().Bind(configuration.GetSection(GenerationOptions.Section)).ValidateDataAnnotations()
            .ValidateOnStart();
        // Prompts and keys are in no log; and where the operator's address sends us elsewhere, we do not go.
        services.AddHttpClient(HttpTextGenerator.Client).RemoveAllLoggers()
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        if (configuration.GetValue<GenerationKind>($"{GenerationOptions.Section}:{nameof(GenerationOptions.Kind)}")
            is GenerationKind.OpenAi or GenerationKind.Ollama)
            services.AddSingleton<ITextGenerator, HttpTextGenerator>();
        return services;
    }
}
