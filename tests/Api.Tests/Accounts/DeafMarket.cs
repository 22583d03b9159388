using Microsoft.Extensions.DependencyInjection;
using Neura.Database;
using Neura.Near.Rpc;

namespace NeuraNft.Api.Tests.Accounts;

/// <summary>A market whose chain does not answer, with its own database and keys. Its client gives up at once, not after 3 s.</summary>
public sealed class DeafMarket : IAsyncLifetime
{
    private static readonly Uri Closed = new("http://127.0.0.1:1");

    private readonly HttpClient http = new();
    private TestDatabase database = null!;

    internal MarketHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        database = await TestDatabase.CreateAsync(ct);
        Host = await MarketHost.StartAsync(
            new Dictionary<string, string?>
            {
                ["ConnectionStrings:NeuraNft"] = database.ConnectionString,
                ["Near:RpcUrls:0"] = Closed.ToString(),
                ["Near:Network"] = "local-deaf",
                ["Near:Contract"] = "nrc101.deaf",
            },
            s => s.AddSingleton(new JsonRpcClient(http, new JsonRpcClientOptions { Endpoints = [Closed], MaxRetries = 0 })), ct);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await database.DisposeAsync();
        http.Dispose();
    }
}
