using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Neura.EventStore;
using NeuraNft.Application.Content.Providers;

namespace NeuraNft.Application.Content;

internal static class AddContentExtensions
{
    /// <summary>Uploads, sealed contents and where they are kept.</summary>
    public static IServiceCollection AddContent(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<UploadOptions>().Bind(configuration.GetSection(UploadOptions.Section)).ValidateDataAnnotations(
            ).ValidateOnStart();
        services.AddSingleton<UploadRows>().AddSingleton<UploadSittings>().AddSingleton<UploadedContents>();
        services.AddSingleton<OpenUpload>().AddSingleton<ReceiveUpload>().AddSingleton<CompleteUpload>().AddSingleton<EndUpload>();
        services.AddSingleton<SealUpload>().AddSingleton<PayloadReader>().AddSingleton<Leftovers>().AddSingleton<VisibleUploads>();
        services.AddSingleton<UploadSweep>().AddHostedService(p => p.GetRequiredService<UploadSweep>());
        return services.AddProviders(configuration);
    }

    private static IServiceCollection AddProviders(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ProviderOptions>().Bind(configuration.GetSection(ProviderOptions.Section)).ValidateDataAnnotations(
            ).ValidateOnStart();
        // The factory's loggers would write addresses: signed ones open files.
        services.AddHttpClient("content").RemoveAllLoggers();
        services.AddSingleton(p => ContentProviders.Of(
            p.GetRequiredService<IOptions<ProviderOptions>>().Value, p.GetRequiredService<IHttpClientFactory>(),
            p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ProviderIntents>().AddSingleton<ProviderPins>().AddSingleton<ProviderMetrics>();
        services.AddSingleton<FollowIntent>().AddSingleton<ProviderAudit>();
        services.AddSingleton<IProjection, ProviderWatch>();
        return services.AddSingleton<ProviderService>().AddHostedService(p => p.GetRequiredService<ProviderService>());
    }
}
