using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Neura.EventStore;
using Neura.Near;
using Neura.Near.Rpc;
using Neura.TransparencyLog.Tiles;
using NeuraNft.Application.Audit.Anchoring;
using NeuraNft.Application.Chain;
using Npgsql;

namespace NeuraNft.Application.Audit;

public static class AddAuditExtensions
{
    /// <summary>The transparency log, where the configuration names its folder.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(AuditLogOptions.Section);
        services.AddOptions<AuditLogOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        if (section[nameof(AuditLogOptions.Folder)] is null) return services;
        services.AddSingleton<ITileStore>(p => new FolderTileStore(p.GetRequiredService<IOptions<AuditLogOptions>>().Value.Folder!));
        services.AddSingleton(p => AuditKey.Read(p.GetRequiredService<IOptions<AuditLogOptions>>().Value));
        services.AddSingleton<AuditLeaves>().AddSingleton<AuditLog>().AddSingleton<AuditProofs>();
        services.AddAnchoring(configuration);
        return services.AddSingleton<ISubscription, AuditSubscription>();
    }

    private static void AddAnchoring(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(AnchorOptions.Section);
        services.AddOptions<AnchorOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(p => new AnchorTries(
            p.GetRequiredService<NpgsqlDataSource>(), Chain(p).Network, Chain(p).Contract, Log(p).Origin,
            p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<AnchorMetrics>();
        if (section[nameof(AnchorOptions.Account)] is null) return;
        services.AddSingleton(p => new AnchorBook(
            new ChainAnchors(p.GetRequiredService<JsonRpcClient>(), Chain(p).Contract), Log(p).Origin, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IAnchors>(p => p.GetRequiredService<AnchorBook>());
        services.AddSingleton(p => new AnchorLog(
            p.GetRequiredService<NpgsqlDataSource>(), p.GetRequiredService<ITileStore>(), p.GetRequiredService<AnchorBook>(),
            p.GetRequiredService<AnchorTries>(), p.GetRequiredService<JsonRpcClient>(), AccountId.Parse(Chain(p).Contract),
            p.GetRequiredService<IOptions<AnchorOptions>>().Value, p.GetRequiredService<AnchorMetrics>(),
            p.GetRequiredService<TimeProvider>()));
        services.AddHostedService<AnchorService>();
    }

    private static ChainOptions Chain(IServiceProvider p) => p.GetRequiredService<IOptions<ChainOptions>>().Value;

    private static AuditLogOptions Log(IServiceProvider p) => p.GetRequiredService<IOptions<AuditLogOptions>>().Value;
}
