using Microsoft.Extensions.Options;
using Neura.Near;
using Neura.Near.Blocks;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Tests;
using NeuraNft.Tests;

namespace NeuraNft.Auditor.Tests.Reconciling;

/// <summary>The development chain with the real contract, followed into a market's log as a node follows it.</summary>
internal sealed class RealChain(ContractChain chain, MarketFixture market) : IAsyncDisposable
{
    private readonly List<KeyPair> keys = [];

    public string Rpc => chain.Address.ToString();

    public string Contract => chain.Contract.Value;

    public static async Task<RealChain> StartAsync(MarketFixture market) =>
        new(await ContractChain.StartAsync(MarketFixture.Ct), market);

    public async Task<InMemorySigner> AccountAsync(string name)
    {
        keys.Add(KeyPair.Generate());
        return new InMemorySigner(await chain.AccountAsync(name, keys[^1].PublicKey, MarketFixture.Ct), keys[^1]);
    }

    public async Task<string> CallAsync(InMemorySigner signer, string method, object arguments, NearToken deposit) =>
        $"{await chain.CallAsync(signer, method, arguments, deposit, MarketFixture.Ct)}";

    /// <summary>Reads what is final now, from the first block on.</summary>
    /// <returns>The height that the log now ends at.</returns>
    public async Task<ulong> FollowAsync()
    {
        var options = Options.Create(new ChainOptions { Network = "local", Contract = Contract, StartHeight = 1 });
        using var metrics = new ChainMetrics();
        var source = new FinalBlockReader(chain.Rpc, chain.Contract);
        var follower = new ChainFollower(
            source, new BlockIngestion(market.Store, market.Db, options, metrics), options, metrics, TimeProvider.System);
        await follower.StartAsync(MarketFixture.Ct);

        // A step is one turn, and blocks come while it is taken: turns until what was final at first is read.
        var goal = await source.FinalHeightAsync(MarketFixture.Ct);
        ulong read;
        do
        {
            await follower.StepAsync(MarketFixture.Ct);
            read = (await ChainCursor.FindAsync(market.Db, "local", Contract, MarketFixture.Ct))?.Height ?? 0;
        }
        while (read < goal);
        return read;
    }

    public async ValueTask DisposeAsync()
    {
        await chain.DisposeAsync();
        foreach (var key in keys) key.Dispose();
    }
}
