using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NeuraNft.Api.Embedded;
using NeuraNft.Api.MainJob;

namespace NeuraNft.Api.Tests;

/// <summary>The web host, put together as Program.cs does, on a free port and with folders of its own.</summary>
internal sealed class MarketHost : IAsyncDisposable
{
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
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Content:Folder"] = Path.Combine(folder.Path, "content"),
            ["DataProtection:Folder"] = Path.Combine(folder.Path, "keys"),
            ["Custody:KeyFile"] = Path.Combine(folder.Path, "custody.key"),
            ["Custody:CreateKeyFile"] = "true",
        });
        builder.Services.AddMarket(builder.Configuration);
        change(builder.Services);
        var app = builder.Build();
        app.UseApi();
        await app.StartAsync(ct);
        return new MarketHost(app, folder);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Dispose();
    }
}
