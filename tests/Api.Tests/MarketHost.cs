using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Neura.Cryptography.Sharing;
using NeuraNft.Api.Embedded;
using NeuraNft.Api.MainJob;
using NeuraNft.Application.Custody;

namespace NeuraNft.Api.Tests;

/// <summary>The web host, put together as Program.cs does, on a free port and with folders of its own.</summary>
internal sealed class MarketHost : IAsyncDisposable
{
    /// <summary>The nodes of one market sign cursors with one key.</summary>
    private static readonly string CursorKeyText = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    // ... and open their keys with one master key.
    private static readonly SplitKey Master = SplitKey.Create();

    private readonly WebApplication app;
    private readonly TemporaryFolder folder;
    private readonly HttpClient http;

    private MarketHost(WebApplication app, TemporaryFolder folder)
    {
        (this.app, this.folder) = (app, folder);
        http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public IServiceProvider Services => app.Services;

    public Uri Address => http.BaseAddress!;

    public Door Door => new(http);

    public GraphQLCaller Caller => new(http);

    public T Service<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public static async Task<MarketHost> StartAsync(
        IReadOnlyDictionary<string, string?> settings, Action<IServiceCollection> change, CancellationToken ct)
    {
        var folder = new TemporaryFolder();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            // All tests call from one address. Those of the limits set their own.
            ["RateLimits:AddressPerSecond"] = "100000", ["RateLimits:AddressBurst"] = "100000",
            ["RateLimits:AccountPerSecond"] = "100000", ["RateLimits:AccountBurst"] = "100000",
            ["RateLimits:LoginPerMinute"] = "100000", ["RateLimits:LoginBurst"] = "100000",
            // Read models of a busy machine take longer than the default.
            ["GraphQL:ReadWait"] = "00:00:30",
            ["Content:Folder"] = Path.Combine(folder.Path, "content"),
            ["DataProtection:Folder"] = Path.Combine(folder.Path, "keys"),
            ["Custody:CreateKeyFile"] = "true",
            ["Web:Folder"] = Web.WebFolder.Path,
            ["GraphQL:CursorKey"] = CursorKeyText,
            ["Custody:KeyFile"] = KeyFileIn(folder),
        });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddMarket(builder.Configuration);
        change(builder.Services);
        WebApplication? app = null;
        try
        {
            app = builder.Build();
            app.UseApi();
            await app.StartAsync(ct);
            return new MarketHost(app, folder);
        }
        catch
        {
            if (app is not null) await app.DisposeAsync();
            folder.Dispose();
            throw;
        }
    }

    private static string KeyFileIn(TemporaryFolder folder)
    {
        var path = Path.Combine(folder.Path, "custody.key");
        MasterKeyFile.TryCreate(path, Master);
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Dispose();
    }
}
