using NeuraNft.Api.Embedded;

namespace NeuraNft.Api.Web;

/// <summary>Puts the front end into the pipeline: before the custody's seal and logins, which pages do not need.</summary>
internal static class WebSetup
{
    public static IServiceCollection AddWeb(this IServiceCollection services)
    {
        services.AddOptions<WebOptions>().BindConfiguration(WebOptions.Section)
            .Validate(
                o => o.IsValid,
                "Web:ConnectOrigins has scheme, host and port alone, no slash at the end; Web:ExplorerUrl and Web:RpcUrl are http(s).")
            .ValidateOnStart();
        services.AddSingleton<WebFiles>();
        services.AddSingleton(p => new LocalNetwork(p.GetService<LocalAccounts>()?.Chain.AccountSuffix));
        return services;
    }

    public static void UseWeb(this WebApplication app) => app.UseMiddleware<ServeWeb>();
}
