using Microsoft.Extensions.DependencyInjection;
using Neura.Database;
using Neura.EventStore;
using Neura.Near;
using Neura.Near.Rpc;
using NeuraNft.Api.Embedded;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using Npgsql;

namespace NeuraNft.Api.Tests.Accounts;

/// <summary>Two nodes on the market's chain, with a database and keys of their own. The clock of both can be put forward.</summary>
public sealed class SessionMarket(Market market) : IAsyncLifetime
{
    private static readonly Uri Closed = new("http://127.0.0.1:1");

    private readonly HttpClient http = new();
    private readonly TemporaryFolder keys = new();
    private TestDatabase database = null!;

    internal Market Market => market;

    internal ShiftedTime Time { get; } = new();

    internal MarketHost Host { get; private set; } = null!;

    /// <summary>The second node; it cannot reach the chain.</summary>
    internal MarketHost Deaf { get; private set; } = null!;

    internal NpgsqlDataSource Db => database.DataSource;

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        database = await TestDatabase.CreateAsync(ct);
        var settings = new Dictionary<string, string?>(market.Chain.Settings())
        {
            ["ConnectionStrings:NeuraNft"] = database.ConnectionString,
            ["DataProtection:Folder"] = Path.Combine(keys.Path, "keys"),
        };
        Host = await MarketHost.StartAsync(settings, s => s.AddSingleton<TimeProvider>(Time), ct);
        Deaf = await MarketHost.StartAsync(
            settings,
            s => s.AddSingleton<TimeProvider>(Time).AddSingleton(
                new JsonRpcClient(http, new JsonRpcClientOptions { Endpoints = [Closed], MaxRetries = 0 })),
            ct);
    }

    public async ValueTask DisposeAsync()
    {
        await Deaf.DisposeAsync();
        await Host.DisposeAsync();
        await database.DisposeAsync();
        keys.Dispose();
        http.Dispose();
    }

    /// <summary>A new account, logged in.</summary>
    internal async Task<Visitor> VisitAsync(CancellationToken ct)
    {
        var (signer, key) = await market.AccountAsync(ct);
        return await LogInAsync(signer, key, ct);
    }

    internal async Task<Visitor> LogInAsync(InMemorySigner signer, KeyPair key, CancellationToken ct)
    {
        var answer = await (await Challenge.OpenAsync(Host.Door, signer.Account, ct)).AnswerAsync(key, ct);
        answer.Refusal.ShouldBeNull();
        return new Visitor(
            Host.Door, signer, key, answer.Field.GetProperty("accessToken").GetString()!,
            answer.Field.GetProperty("refreshToken").GetString()!);
    }

    /// <summary>What the log says of an account, oldest first.</summary>
    internal async Task<IReadOnlyList<AccountEvent>> LogAsync(InMemorySigner signer, CancellationToken ct)
    {
        var stream = StreamKeys.Account(market.Chain.Network, Account.Parse(signer.Account.Value));
        return [.. (await Host.Service<DocumentStore>().FetchStreamAsync(stream, 1, ct)).Select(e => (AccountEvent)e.Data)];
    }
}
