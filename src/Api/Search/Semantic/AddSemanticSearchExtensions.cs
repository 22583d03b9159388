using Microsoft.Extensions.Options;
using NeuraNft.Application.Embeddings;
using NeuraNft.Projections.AssetSearch;

namespace NeuraNft.Api.Search.Semantic;

internal static class AddSemanticSearchExtensions
{
    /// <summary>A ranker where the operator wants one; else nothing, and search is as it is without.</summary>
    public static IServiceCollection AddSemanticSearch(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SemanticSearchOptions>().BindConfiguration(SemanticSearchOptions.Section).ValidateDataAnnotations()
            .Validate(
                o => !o.Enabled || !string.IsNullOrEmpty(configuration[$"{EmbeddingOptions.Section}:{nameof(EmbeddingOptions.ModelFile)}"]),
                "SemanticSearch:Enabled needs Embeddings:ModelFile.")
            .ValidateOnStart();
        if (!configuration.GetValue<bool>($"{SemanticSearchOptions.Section}:{nameof(SemanticSearchOptions.Enabled)}"))
            return services;
        services.AddSingleton<AssetEmbeddings>();
        services.AddSingleton(p => new SemanticIndex(
            p.GetRequiredService<ITextEmbedder>().Dimensions, p.GetRequiredService<IOptions<SemanticSearchOptions>>().Value.MaxAssets));
        services.AddSingleton<ISearchRanker, SemanticRanker>();
        services.AddSingleton<EmbeddingFiller>();
        return services.AddHostedService(p => p.GetRequiredService<EmbeddingFiller>());
    }
}
