using Neura.Database;
using Neura.EventStore;
using Neura.Near;
using NeuraNft.Api.Embedded;
using NeuraNft.Api.MainJob;
using NeuraNft.Api.Positions;
using NeuraNft.Api.Tests.Chat;
using NeuraNft.Application;
using NeuraNft.Application.Models;
using NeuraNft.Application.Tests.Generation;

[assembly: AssemblyFixture(typeof(NeuraNft.Api.Tests.Market))]

namespace NeuraNft.Api.Tests;

/// <summary>The whole market as it really runs, once for all tests: database, chain with its contract, web host, worker.</summary>
public sealed class Market : IAsyncLifetime
{
    private readonly SemaphoreSlim root = new(1, 1);
    private TestDatabase database = null!;
    private MarketHost host = null!;
    private FakeGenerator generator = null!;
    private int accounts;

    internal LocalChain Chain { get; private set; } = null!;

    internal IServiceProvider Services => host.Services;

    internal SampleModel Sample { get; } = SampleModel.In(RepositoryFolder.Find());

    internal Uri Address => host.Address;

    internal T Service<T>()
        where T : notnull => host.Service<T>();

    /// <summary>The API for an anonymous caller.</summary>
    internal Door Door => host.Door;

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        var databases = TestDatabase.CreateAsync(ct);
        Chain = await LocalChain.StartAsync(RepositoryFolder.Find(), ct);
        database = await databases;
        generator = await FakeGenerator.StartAsync(ct);
        host = await MarketHost.StartAsync(
            new Dictionary<string, string?>([.. Chain.Settings(), .. ChatMarket.EmbeddingSettings])
            {
                ["ConnectionStrings:NeuraNft"] = database.ConnectionString,
                ["Generation:Kind"] = "Ollama",
                ["Generation:Url"] = generator.Address.ToString(),
                ["Generation:Models:0:Name"] = "echo",
            },
            services => services.AddLocalChain(Chain), ct);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await generator.DisposeAsync();
        await Chain.DisposeAsync();
        await database.DisposeAsync();
        root.Dispose();
    }

    /// <summary>Until every view has what the log has now: each follows it by itself, and one that shows something is not all.</summary>
    internal async Task CaughtUpAsync(CancellationToken ct) => (await Service<ReadModelPositions>().All.WaitForAsync(
        await Service<DocumentStore>().HeadPositionAsync(ct), TimeSpan.FromMinutes(2), ct)).ShouldBeTrue();

    /// <summary>A new account on the chain. One at a time: the root account's nonces are in order.</summary>
    internal async Task<(InMemorySigner Signer, KeyPair Key)> AccountAsync(CancellationToken ct)
    {
        await root.WaitAsync(ct);
        try
        {
            return await Chain.CreateAccountAsync($"account{++accounts}", ct);
        }
        finally
        {
            root.Release();
        }
    }

    internal async Task<Wallet> WalletAsync(CancellationToken ct)
    {
        var (signer, key) = await AccountAsync(ct);
        return new Wallet(signer, key, host.Caller);
    }

    internal async Task<Wallet> LoggedInAsync(CancellationToken ct)
    {
        var wallet = await WalletAsync(ct);
        await wallet.LogInAsync(ct);
        return wallet;
    }

    internal async Task<string> CollectionAsync(Wallet owner, string name, CancellationToken ct) =>
        (await Chain.CallAsync(
            owner.Signer, "nrc_create_collection", new { name, minting = "owner" }, NearToken.FromMillinear(100), ct)).GetString()!;

    /// <returns>The token id.</returns>
    internal async Task<string> MintAsync(Wallet owner, object arguments, CancellationToken ct) =>
        (await Chain.CallAsync(owner.Signer, "nrc_mint", arguments, NearToken.FromMillinear(200), ct)).GetString()!;

    internal Task<Result<RegisteredModel, ModelFileRefusal>> RegisterAsync(string file, CancellationToken ct) =>
        host.Service<RegisterModel>().HandleAsync(file, ct);

    internal Task<string> KeepCardAsync(string file, CancellationToken ct) => host.Service<RegisterModel>().KeepCardAsync(file, ct);
}
