using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Neura.EventStore;
using Neura.Near;
using Neura.Near.Rpc;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Tiles;
using Neura.TransparencyLog.Witnessing;
using NeuraNft.Application.Audit.Anchoring;
using NeuraNft.Application.Audit.Witnessing;
using NeuraNft.Application.Chain;
using Npgsql;

namespace NeuraNft.Application.Audit;

public static class AddAuditExtensions
{
    private const string WitnessHttp = "witness";

    /// <summary>The transparency log, where the configuration names its folder.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(AuditLogOptions.Section);
        services.AddOptions<AuditLogOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        if (section[nameof(AuditLogOptions.Folder)] is null) return services;
        services.AddSingleton<ITileStore>(p => new FolderTileStore(p.GetRequiredService<IOptions<AuditLogOptions>>().Value.Folder!));
        services.AddSingleton(p => Configured(() => AuditKey.Read(Log(p))));
        services.AddSingleton<AuditLeaves>().AddSingleton<AuditLog>().AddSingleton<AuditProofs>();
        services.AddAnchoring(configuration);
        if (section[nameof(AuditLogOptions.PolicyFile)] is not null)
        {
            services.AddHttpClient(WitnessHttp).ConfigurePrimaryHttpMessageHandler(
                () => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
            services.AddSingleton<WitnessMetrics>().AddSingleton(Round);
        }
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
        if (configuration.GetSection(ChainOptions.Section)[nameof(ChainOptions.Contract)] is null) return;
        // Whoever anchored it, and though this process does not: an older copy of the log is refused.
        services.AddSingleton(p => new AnchorBook(
            new ChainAnchors(p.GetRequiredService<JsonRpcClient>(), Chain(p).Contract), Log(p).Origin,
            p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IAnchors>(p => p.GetRequiredService<AnchorBook>());
        if (section[nameof(AnchorOptions.Account)] is null) return;
        services.AddSingleton(p => new AnchorLog(
            p.GetRequiredService<NpgsqlDataSource>(), p.GetRequiredService<ITileStore>(), p.GetRequiredService<AnchorBook>(),
            p.GetRequiredService<AnchorTries>(), p.GetRequiredService<JsonRpcClient>(), AccountId.Parse(Chain(p).Contract),
            p.GetRequiredService<IOptions<AnchorOptions>>().Value, p.GetRequiredService<AnchorMetrics>(),
            p.GetRequiredService<TimeProvider>()));
        services.AddHostedService<AnchorService>();
    }

    // Refused at the start: a policy that no checkpoint of this log can satisfy would stop it later.
    private static WitnessRound Round(IServiceProvider p)
    {
        var own = p.GetRequiredService<NoteSigner>().Verifier;
        var policy = Configured(() => LogPolicy.Parse(File.ReadAllText(Log(p).PolicyFile!)));
        if (!policy.Logs.Any(l => l.Name == own.Name && l.HasKeyOf(own)))
            throw Wrong($"Audit:PolicyFile does not name this log: log {own}");
        if (!policy.CanBeReached)
            throw Wrong("Audit:PolicyFile wants more witnesses than it gives addresses of: no checkpoint could satisfy it.");
        var http = p.GetRequiredService<IHttpClientFactory>().CreateClient(WitnessHttp);
        var patience = TimeSpan.FromSeconds(Log(p).WitnessSeconds);
        List<WitnessClient> asked =
            [.. policy.Witnesses.Where(w => w.Url is not null).Select(w => new WitnessClient(http, w, patience))];
        return new WitnessRound(
            policy, asked, p.GetRequiredService<ITileStore>(), p.GetRequiredService<WitnessMetrics>(),
            p.GetRequiredService<ILogger<WitnessRound>>());
    }

    private static ChainOptions Chain(IServiceProvider p) => p.GetRequiredService<IOptions<ChainOptions>>().Value;

    private static AuditLogOptions Log(IServiceProvider p) => p.GetRequiredService<IOptions<AuditLogOptions>>().Value;

    /// <summary>This process as a witness, where the configuration gives it a memory.</summary>
    public static IServiceCollection AddWitness(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(WitnessOptions.Section);
        services.AddOptions<WitnessOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        if (section[nameof(WitnessOptions.Folder)] is null) return services;
        return services.AddSingleton(p =>
        {
            var options = p.GetRequiredService<IOptions<WitnessOptions>>().Value;
            List<NoteVerifier> logs =
                [.. options.Logs.Select(l => NoteVerifier.TryParse(l, out var key) ? key : null).OfType<NoteVerifier>()];
            var signer = Configured(
                () => AuditKey.Read(options.KeyFile!, "Witness:KeyFile", options.Name, NoteKeyType.Cosignature));
            return new Witness(signer, logs, Configured(() => new FolderWitnessState(options.Folder!)));
        });
    }

    // What a file says is found out when it is needed, and told as any other wrong setting.
    private static T Configured<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception wrong) when (wrong is FormatException or IOException or UnauthorizedAccessException)
        {
            throw Wrong(wrong.Message);
        }
    }

    private static OptionsValidationException Wrong(string sentence) =>
        new(AuditLogOptions.Section, typeof(AuditLogOptions), [sentence]);
}
