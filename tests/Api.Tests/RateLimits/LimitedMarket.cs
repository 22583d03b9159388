using Neura.Database;
using NeuraNft.Api.Embedded;

namespace NeuraNft.Api.Tests.RateLimits;

/// <summary>Markets on one database without a chain, each with limits of its own.</summary>
public sealed class LimitedMarket : IAsyncLifetime
{
    private readonly TemporaryFolder keys = new();
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        keys.Dispose();
    }

    internal Task<MarketHost> StartAsync(CancellationToken ct, params (string Name, string Value)[] limits) => MarketHost.StartAsync(
        new Dictionary<string, string?>(limits.Select(l => KeyValuePair.Create($"RateLimits:{l.Name}", (string?)l.Value)))
        {
            ["ConnectionStrings:NeuraNft"] = database.ConnectionString,
            ["DataProtection:Folder"] = Path.Combine(keys.Path, "keys"),
            ["Near:RpcUrls:0"] = "http://127.0.0.1:1",
            ["Near:Network"] = "local-limited",
            ["Near:Contract"] = "nrc101.limited",
        },
        _ => { }, ct);
}
