using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Neura.Database;
using Neura.EventStore;
using Neura.Near.Rpc;
using NeuraNft.Api.Accounts;
using NeuraNft.Application.Accounts;
using NeuraNft.Domain;

namespace NeuraNft.Api.Tests.Logged;

/// <summary>
/// A market of its own whose log is written here, event by event, as ingestion and commands would: with its own database, without a
/// chain. For questions about what was read and recorded; everything behind the log is real.
/// </summary>
public sealed class LoggedMarket : IAsyncLifetime
{
    private static readonly Uri Closed = new("http://127.0.0.1:1");

    private readonly HttpClient http = new();
    private TestDatabase database = null!;
    private long height = 100;

    internal MarketHost Host { get; private set; } = null!;

    internal DocumentStore Store => Host.Service<DocumentStore>();

    internal string ConnectionString => database.ConnectionString;

    /// <summary>Further configuration, before the start.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(TestContext.Current.CancellationToken);
        Host = await AnotherNodeAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A further node on the same log.</summary>
    internal Task<MarketHost> AnotherNodeAsync(CancellationToken ct) => MarketHost.StartAsync(
        new Dictionary<string, string?>(Settings)
        {
            ["ConnectionStrings:NeuraNft"] = database.ConnectionString,
            ["Near:RpcUrls:0"] = Closed.ToString(),
            ["Near:Network"] = "testnet",
            ["Near:Contract"] = Domain.Tests.Sample.Contract,
            // A worker would register itself in the log.
            ["Worker:Enabled"] = Settings.GetValueOrDefault("Worker:Enabled", "false"),
        },
        services =>
        {
            services.AddSingleton(new JsonRpcClient(http, new JsonRpcClientOptions { Endpoints = [Closed], MaxRetries = 0 }));
            // Jobs of this log are run by the tests.
            services.Remove(services.Single(s => s.ImplementationType?.Name == "JobLoop"));
        },
        ct);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await database.DisposeAsync();
        http.Dispose();
    }

    /// <summary>The API for an account that is logged in for ten minutes.</summary>
    internal Door As(Account account) => Host.Door.With(Token(account));

    internal string Token(Account account) => Host.Service<AccessTokens>().Issue(
        new Session(Guid.CreateVersion7(), account, TimeProvider.System.GetUtcNow().AddMinutes(10)));

    /// <summary>What a block at this time brought.</summary>
    /// <returns>Position of the last event.</returns>
    internal Task<long> OnChainAsync(
        string stream, BlockTime time, Account predecessor, CancellationToken ct, params IEnumerable<object> events) =>
        AppendAsync(stream, null, events.Select(data => new EventData(data) { Headers = Origin(time, predecessor) }), ct);

    /// <summary>What a user, or a worker, did.</summary>
    internal Task<long> OffChainAsync(string stream, string user, CancellationToken ct, params IEnumerable<object> events) =>
        AppendAsync(stream, user, events.Select(data => new EventData(data)), ct);

    internal async Task<long> AppendAsync(string stream, string? user, IEnumerable<EventData> events, CancellationToken ct)
    {
        var session = Store.LightweightSession(new EventMetadata { UserName = user });
        foreach (var one in events)
            session.Events.Append(stream, ExpectedVersion.Any, one);
        var saved = await session.SaveChangesAsync(ct);
        saved.IsWritten.ShouldBeTrue();
        return saved.Position;
    }

    private Dictionary<string, string?> Origin(BlockTime time, Account predecessor)
    {
        var at = Interlocked.Increment(ref height);
        return new()
        {
            ["network"] = "testnet",
            ["block_height"] = at.ToString(CultureInfo.InvariantCulture),
            ["block_hash"] = "FsjzJ1Gqxv2nCMrjRhvWGPoxNwZHNXSxUGJx4cDCWZ8E",
            ["block_time"] = time.Nanoseconds.ToString(CultureInfo.InvariantCulture),
            ["receipt_id"] = $"receipt{at}",
            ["log_index"] = "0",
            ["tx_hash"] = $"transaction{at}",
            ["predecessor"] = predecessor.Value,
            ["signer"] = predecessor.Value,
        };
    }
}
