using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Neura.Database;
using Neura.Near;
using Neura.Near.Rpc;
using NeuraNft.Application.Audit;
using NeuraNft.Application.Audit.Anchoring;

namespace NeuraNft.Api.Tests.Audit;

/// <summary>A node with an audit log that is anchored on the tests' chain, and a second key of the anchoring account for tests.</summary>
public sealed class AuditedMarket(Market market) : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("neura-audited-");
    private readonly KeyPair spare = KeyPair.Generate();
    private int logs;

    internal MarketHost Host { get; private set; } = null!;

    internal Market Market => market;

    internal HttpClient Http { get; private set; } = null!;

    internal TestDatabase Database { get; private set; } = null!;

    internal string Contract => market.Chain.Contract;

    internal AnchorOptions SpareAnchorer => new()
    {
        Account = Setting("Audit:Anchor:Account"), Key = spare.ExportSecret(), EveryEvents = 1, EveryMinutes = 0.001,
    };

    internal string At(string name) => Path.Combine(folder.FullName, name);

    /// <summary>A new log's name.</summary>
    internal string Origin() => string.Create(CultureInfo.InvariantCulture, $"neuranft.test/audit/{Interlocked.Increment(ref logs)}");

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        await AddKeyAsync(ct);
        Database = await TestDatabase.CreateAsync(ct);
        await File.WriteAllTextAsync(At("audit.key"), Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), ct);
        Host = await MarketHost.StartAsync(
            new Dictionary<string, string?>(market.Chain.Settings())
            {
                ["ConnectionStrings:NeuraNft"] = Database.ConnectionString,
                ["Audit:Folder"] = At("log"), ["Audit:KeyFile"] = At("audit.key"),
                ["Audit:IntervalSeconds"] = "0.1", ["Audit:Anchor:EveryMinutes"] = "0.001", ["Audit:Anchor:PollSeconds"] = "0.3",
            },
            _ => { }, ct);
        Http = new HttpClient { BaseAddress = Host.Address };
        // An event of the chain is the first of the log.
        var owner = await market.WalletAsync(ct);
        await market.CollectionAsync(owner, "Audited", ct);
        await Eventually.HoldsAsync(async () => (await GetAsync("/audit/anchor", ct)).StatusCode == HttpStatusCode.OK, ct);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
        await Database.DisposeAsync();
        spare.Dispose();
        folder.Delete(recursive: true);
    }

    internal Task<HttpResponseMessage> GetAsync(string path, CancellationToken ct) => Http.GetAsync(new Uri(path, UriKind.Relative), ct);

    private string Setting(string name) => market.Chain.Settings().Single(s => s.Key == name).Value!;

    private async Task AddKeyAsync(CancellationToken ct)
    {
        using var key = KeyPair.Parse(Setting("Audit:Anchor:Key"));
        using var signer = new InMemorySigner(AccountId.Parse(Setting("Audit:Anchor:Account")), key);
        using var sender = new TransactionSender(market.Chain.Client, signer, new TransactionSenderOptions(), TimeProvider.System);
        await sender.SendAsync(
            new TransactionDraft(signer.Account).AddKey(spare.PublicKey, AccessKey.FullAccess), TransactionWait.Final, ct);
    }
}

[CollectionDefinition(Name)]
public sealed class AuditedMarkets : ICollectionFixture<AuditedMarket>
{
    public const string Name = "audited market";
}
