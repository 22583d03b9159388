using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NeuraNft.Application.Embeddings;

namespace NeuraNft.InferenceWorker.Embeddings;

internal static class AddEmbeddingsExtensions
{
    /// <summary>An embedder where the operator names a model; else nothing, and nobody asks for one.</summary>
    public static IServiceCollection AddEmbeddings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<EmbeddingOptions>().Bind(configuration.GetSection(EmbeddingOptions.Section)).ValidateDataAnnotations()
            .ValidateOnStart();
        if (!string.IsNullOrEmpty(configuration[$"{EmbeddingOptions.Section}:{nameof(EmbeddingOptions.ModelFile)}"]))
            services.AddSingleton<ITextEmbedder, OnnxTextEmbedder>();
        return services;
    }
}
