using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Neura.EventStore;

namespace NeuraNft.Application.Models;

internal static class AddModelsExtensions
{
    /// <summary>Registration of published models, and their owners' tests. Needs an <see cref="IModelInspector"/>.</summary>
    public static IServiceCollection AddModels(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ModelOptions>().Bind(configuration.GetSection(ModelOptions.Section)).ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<PublishedFiles>().AddSingleton<RegisterPublishedModel>().AddSingleton<ModelOffers>();
        return services.AddSingleton<JudgeModelTest>().AddSingleton<IProjection, ModelTests>();
    }
}
