namespace NeuraNft.Api.Web;

/// <summary>Puts the front end into the pipeline: before the custody's seal and logins, which pages do not need.</summary>
internal static class WebSetup
{
    public static IServiceCollection AddWeb(this IServiceCollection services)
    {
        services.AddOptions<WebOptions>().BindConfiguration(WebOptions.Section)
            .Validate(o => o.IsValid, "Web:ConnectOrigins names what is no origin: scheme, host and port without a slash at the end.")
            .ValidateOnStart();
        services.AddSingleton<WebFiles>();
        return services;
    }

    public static void UseWeb(this WebApplication app) => app.UseMiddleware<ServeWeb>();
}
