using Neura.Database;
using NeuraNft.Application.Custody;

namespace NeuraNft.Api.Embedded;

/// <summary>
/// Starts what the configuration does not name: a PostgreSQL server, a development chain with the contracts, a model folder.
/// </summary>
internal sealed class EmbeddedParts : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> started = new();

    private EmbeddedParts() { }

    /// <summary>What the rest of the program is configured with on top of its own configuration.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>Null where a NEAR endpoint is configured.</summary>
    public LocalChain? Chain { get; private set; }

    /// <exception cref="EmbeddedException">A part cannot start.</exception>
    /// <exception cref="EmbeddedPostgresException">The database server cannot start.</exception>
    public static async Task<EmbeddedParts> StartAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var parts = new EmbeddedParts();
        try
        {
            var options = configuration.GetSection(EmbeddedOptions.Section).Get<EmbeddedOptions>() ?? new EmbeddedOptions();
            var database = configuration.GetConnectionString("NeuraNft") is null ? parts.StartDatabaseAsync(options, cancellationToken)
                : Task.CompletedTask;
            var chain = configuration.GetSection("Near:RpcUrls").GetChildren().Any() ? Task.CompletedTask
                : parts.StartChainAsync(cancellationToken);
            await Task.WhenAll(database, chain);
            parts.AddCustody(configuration, options);
            if (configuration["Content:Folder"] is null)
                parts.Settings["Content:Folder"] = Path.Combine(options.DataFolder, "content");
            if (configuration["DataProtection:Folder"] is null)
                parts.Settings["DataProtection:Folder"] = Path.Combine(options.DataFolder, "keys");
            // Where the database is another's, other nodes may serve it too, and they need the same key.
            if (configuration.GetConnectionString("NeuraNft") is null && configuration["GraphQL:CursorKey"] is null
                && configuration["GraphQL:CursorKeyFile"] is null)
                parts.Settings["GraphQL:CursorKeyFile"] = CursorKey.Keep(Path.Combine(options.DataFolder, "secrets", "cursor.key"));
            if (configuration["Audit:Folder"] is null && configuration["Audit:KeyFile"] is null)
            {
                parts.Settings["Audit:Folder"] = Path.Combine(options.DataFolder, "audit");
                parts.Settings["Audit:KeyFile"] = CursorKey.Keep(Path.Combine(options.DataFolder, "secrets", "audit.key"));
            }
            return parts;
        }
        catch
        {
            await parts.DisposeAsync();
            throw;
        }
    }

    private async Task StartDatabaseAsync(EmbeddedOptions options, CancellationToken cancellationToken)
    {
        var server = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataFolder = Path.Combine(options.DataFolder, "postgres"), Port = options.PostgresPort },
                cancellationToken);
        Own(server);
        lock (Settings)
            Settings["ConnectionStrings:NeuraNft"] = server.ConnectionString;
    }

    private async Task StartChainAsync(CancellationToken cancellationToken)
    {
        Chain = await LocalChain.StartAsync(RepositoryFolder.Find(), cancellationToken);
        Own(Chain);
        lock (Settings)
        {
            foreach (var (name, value) in Chain.Settings())
                Settings[name] = value;
        }
    }

    // Only beside the embedded database: to a database of one's own belong keys that somebody decided on.
    private void AddCustody(IConfiguration configuration, EmbeddedOptions options)
    {
        if (configuration.GetConnectionString("NeuraNft") is not null) return;
        var secrets = PrivateFolder.Make(Path.Combine(options.DataFolder, "secrets")).FullName;
        if (configuration["Custody:KeyFile"] is null && !configuration.GetValue<bool>("Custody:Shares"))
        {
            Settings["Custody:KeyFile"] = Path.Combine(secrets, "custody.key");
            Settings["Custody:CreateKeyFile"] = "true";
        }
        if (configuration["Worker:KeyFile"] is null)
            Settings["Worker:KeyFile"] = CursorKey.Keep(Path.Combine(secrets, "worker.key"));
        var socket = Path.Combine(secrets, "custody.sock");
        if (configuration["Custody:Socket"] is null && socket.Length <= CustodyOptions.LongestSocket) Settings["Custody:Socket"] = socket;
    }

    private void Own(IAsyncDisposable part)
    {
        lock (started)
            started.Push(part);
    }

    public async ValueTask DisposeAsync()
    {
        while (started.TryPop(out var part))
            await part.DisposeAsync();
    }
}
