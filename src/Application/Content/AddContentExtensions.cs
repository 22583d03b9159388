using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace NeuraNft.Application.Content;

internal static class AddContentExtensions
{
    /// <summary>Uploads, sealed contents and where they are kept.</summary>
    public static IServiceCollection AddContent(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<UploadOptions>().Bind(configuration.GetSection(UploadOptions.Section)).ValidateDataAnnotations(
            ).ValidateOnStart();
        services.AddSingleton<IFileKeyCustody, FileCustody>();
        services.AddSingleton<UploadRows>().AddSingleton<UploadSittings>().AddSingleton<SealedContents>();
        services.AddSingleton<OpenUpload>().AddSingleton<ReceiveUpload>().AddSingleton<CompleteUpload>().AddSingleton<EndUpload>();
        services.AddSingleton<UploadSweep>().AddHostedService(p => p.GetRequiredService<UploadSweep>());
        return services;
    }
}
