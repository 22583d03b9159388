using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NeuraNft.Application.Generation;

namespace NeuraNft.InferenceWorker.Generation;

internal static class AddEmbeddedGeneratorExtensions
{
    /// <summary>The generator of characters, where Generation:Kind is Embedded.</summary>
    public static IServiceCollection AddEmbeddedGenerator(this IServiceCollection services, IConfiguration configuration)
    {
        var kind = configuration.GetValue<GenerationKind>($"{GenerationOptions.Section}:{nameof(GenerationOptions.Kind)}");
        if (kind == GenerationKind.Embedded)
            services.AddSingleton<ITextGenerator, CharacterGenerator>();
        return services;
    }
}
