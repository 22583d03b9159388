using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Neura.EventStore;

namespace NeuraNft.Application.Rights;

internal static class AddRightsExtensions
{
    /// <summary>Who is given keys, and what follows when rights are lost. Needs custody.</summary>
    public static IServiceCollection AddRights(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RightsOptions>().Bind(configuration.GetSection(RightsOptions.Section)).ValidateDataAnnotations(
            ).ValidateOnStart();
        services.AddSingleton<SealedContents>().AddSingleton<KeyRefusals>().AddSingleton<InferenceDenials>().AddSingleton<KeyMetrics>();
        services.AddSingleton<ReleaseKey>().AddSingleton<DownloadRight>().AddSingleton<RegisterWorker>();
        services.AddSingleton<RightsDuties>().AddSingleton<FollowRights>();
        services.AddSingleton<ReencryptionQueue>().AddSingleton<ReencryptContent>();
        services.AddSingleton<IProjection, RightsWatch>();
        return services.AddHostedService<RightsService>();
    }
}
