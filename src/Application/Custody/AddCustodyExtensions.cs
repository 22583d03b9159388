using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace NeuraNft.Application.Custody;

internal static class AddCustodyExtensions
{
    /// <summary>The keys, opened before anything that needs them starts, and the operator's door to them.</summary>
    public static IServiceCollection AddCustody(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CustodyOptions>().Bind(configuration.GetSection(CustodyOptions.Section)).ValidateDataAnnotations(
            ).ValidateOnStart();
        services.AddSingleton<KeyCustody>().AddSingleton<CustodyBook>().AddSingleton<Unsealing>().AddSingleton<CustodyDesk>();
        return services.AddHostedService<CustodyStart>().AddHostedService<CustodySocket>();
    }
}
