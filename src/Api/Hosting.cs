using NeuraNft.Api.Accounts;
using NeuraNft.Api.Downloads;
using NeuraNft.Api.Embedded;
using NeuraNft.Api.OpenAi;
using NeuraNft.Api.RateLimits;
using NeuraNft.Api.Search.Semantic;
using NeuraNft.Api.Uploads;
using NeuraNft.Api.Telemetry;
using NeuraNft.Api.Audit;
using NeuraNft.Api.Web;
using NeuraNft.Application;
using NeuraNft.Application.Accounts;
using NeuraNft.Application.Audit;
using NeuraNft.InferenceWorker;
using NeuraNft.Projections;
using Npgsql;

namespace NeuraNft.Api;

/// <summary>The web host's own parts.</summary>
internal static class Hosting
{
    /// <summary>Everything of this market that a process runs by default.</summary>
    public static IServiceCollection AddMarket(this IServiceCollection services, IConfiguration configuration) => services
        .AddMarketDatabase(configuration)
        .AddApplication(configuration)
        .AddAudit(configuration)
        .AddWitness(configuration)
        .AddProjections()
        .AddInferenceWorker(configuration)
        .AddApi(configuration);

    /// <summary>What the local development chain gives beside the market; a configured chain gives nothing.</summary>
    public static IServiceCollection AddLocalChain(this IServiceCollection services, LocalChain? chain) =>
        chain is null ? services : services.AddSingleton(new LocalAccounts(chain));

    public static IServiceCollection AddMarketDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => NpgsqlDataSource.Create(
            configuration.GetConnectionString("NeuraNft")
                ?? throw new InvalidOperationException("ConnectionStrings:NeuraNft is not set.")));
        services.AddHostedService<ProjectionService>();
        return services;
    }

    public static IServiceCollection AddApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpContextAccessor();
        services.AddMarketAuthentication(configuration);
        services.AddRateLimits();
        services.AddWeb();
        services.AddOptions<DoorOptions>().BindConfiguration(DoorOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<DownloadLinks>();
        services.AddMarketGraphQL();
        services.AddSemanticSearch(configuration).AddOpenAi();
        if (!string.IsNullOrEmpty(configuration[TelemetryExport.Endpoint]))
            services.AddHostedService<TelemetryExport>();
        return services;
    }

    /// <summary>Starts everything or nothing: where the web server cannot start, the parts that run already are stopped in order.</summary>
    public static async Task StartWholeAsync(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException)
        {
            // The address: it comes last. A wrong setting fails before any part runs, and there is nothing to stop.
            await app.StopAsync();
            throw;
        }
    }

    public static void UseApi(this WebApplication app)
    {
        // What is derived from it would differ between starts: better not to start.
        app.Services.GetRequiredService<ServerSecret>();
        app.UseAddressLimit();
        app.UseWeb();
        app.UseMiddleware<RefuseWhileSealed>();
        app.UseAuthentication();
        // A token that was sent and is not good is an error, not an anonymous visit.
        app.UseMiddleware<RefuseBadTokens>();
        app.UseAccountLimit();
        app.UseAuthorization();
        app.MapMarketGraphQL();
        app.MapUploads();
        app.MapDownloads();
        app.MapAudit();
        app.MapWitness();
        app.MapOpenAi();
        LocalAccounts.Map(app);
        app.MapGet("/health", () => Results.Ok(new { status = "ok" }));
    }
}
