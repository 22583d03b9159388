using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Neura.EventStore;
using Neura.TransparencyLog.Tiles;

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
        return services.AddSingleton<ISubscription, AuditSubscription>();
    }
}
