using Microsoft.Extensions.DependencyInjection;
using Neura.Database;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Embedded;
using NeuraNft.Application.Accounts;
using NeuraNft.Application.Content;
using NeuraNft.Domain;

namespace NeuraNft.Api.Tests.Uploads;

/// <summary>Web hosts on one database and one content folder; uploads of drafts ask no chain.</summary>
public sealed class UploadMarket : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private TestDatabase _database = null!;
    private int _accounts;

    internal TestDatabase Database => _database;

    internal string ContentFolder => Path.Combine(_folder.Path, "shared");

    internal MarketHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(TestContext.Current.CancellationToken);
        Host = await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Another process, as far as uploads can tell.</summary>
    internal Task<MarketHost> StartAsync(Action<UploadOptions>? change = null) => MarketHost.StartAsync(
        new Dictionary<string, string?>
        {
            ["ConnectionStrings:NeuraNft"] = _database.ConnectionString,
            ["Near:RpcUrls:0"] = "http://127.0.0.1:1", ["Near:Network"] = "test", ["Near:Contract"] = "nrc.test",
            ["Content:Folder"] = ContentFolder, ["Custody:KeyFile"] = Path.Combine(_folder.Path, "custody.key"),
        },
        services => services.PostConfigure<UploadOptions>(o => change?.Invoke(o)),
        TestContext.Current.CancellationToken);

    /// <summary>A client of an account of its own.</summary>
    internal TusClient Client() => Client(Host, $"uploader{Interlocked.Increment(ref _accounts)}.test");

    internal static TusClient Client(MarketHost host, string account)
    {
        var (address, token) = Token(host, account);
        return new TusClient(address, account, token);
    }

    internal static (Uri Address, string Token) Token(MarketHost host, string account)
    {
        var now = TimeProvider.System.GetUtcNow();
        var session = new Session(Guid.CreateVersion7(now), Account.Parse(account), now + TimeSpan.FromMinutes(5));
        return (host.Address, host.Service<AccessTokens>().Issue(session));
    }
}
