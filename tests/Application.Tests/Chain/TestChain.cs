using System.Text;
using Microsoft.Extensions.Options;
using Neura.EventStore;
using Neura.Near;
using Neura.Near.Blocks;
using NeuraNft.Application.Chain;

namespace NeuraNft.Application.Tests.Chain;

/// <summary>A made-up chain of its own network and contract, so that the tests of a class do not meet in its database.</summary>
internal sealed class TestChain : IDisposable
{
    private static int count;
    private readonly ChainMetrics metrics = new();
    private readonly MarketFixture market;

    public TestChain(MarketFixture market)
    {
        var number = Interlocked.Increment(ref count);
        (this.market, Network, Contract) = (market, $"local-{number}", $"c{number}.test.near");
        var options = Options.Create(new ChainOptions { Network = Network, Contract = Contract });
        Ingestion = new BlockIngestion(market.Store, market.Db, options, metrics);
    }

    public string Network { get; }

    public string Contract { get; }

    public BlockIngestion Ingestion { get; }

    public static CryptoHash HashOf(string name) => CryptoHash.OfSha256(Encoding.UTF8.GetBytes(name));

    /// <summary>Follows the block one below.</summary>
    public static NearBlock Block(ulong height, params ExecutedReceipt[] receipts) => BlockAfter(height - 1, height, receipts);

    public static NearBlock BlockAfter(ulong previous, ulong height, params ExecutedReceipt[] receipts) =>
        new(height, HashOf($"block {height}"), HashOf($"block {previous}"), previous, TimeOf(height), receipts);

    public static ulong TimeOf(ulong height) => 1_790_000_000_000_000_000 + height * 1_000_000_001;

    public ExecutedReceipt Receipt(string name, params string[] logs) => new(
        HashOf(name), AccountId.Parse(Contract), AccountId.Parse("alice.test.near"), AccountId.Parse("relayer.test.near"),
        HashOf("transaction of " + name), ReceiptStatus.Success, logs, []);

    public BlockReading Read(params ExecutedReceipt[] receipts) => BlockReader.Read(Block(10, receipts), Network, Contract);

    public async Task<ChainCursor> TakeAsync(NearBlock block) =>
        await Ingestion.TakeAsync(block, await Ingestion.CursorAsync(MarketFixture.Ct), MarketFixture.Ct);

    public Task<IReadOnlyList<IEvent>> AssetStreamAsync(string token) =>
        market.Store.FetchStreamAsync($"asset/{Contract}/{token}", 0, MarketFixture.Ct);

    public Task<long> EventsAsync() =>
        market.CountAsync("select count(*) from mt_events where stream_id like $1", $"%/{Contract}/%");

    public Task<long> RowsOfAsync(string table) => market.CountAsync($"select count(*) from {table} where network = $1", Network);

    public Task<long> RejectedAsync(string reason) => market.CountAsync(
        "select coalesce(sum(count), 0) from chain_rejected where network = $1 and contract = $2 and reason = $3",
        Network, Contract, reason);

    public void Dispose() => metrics.Dispose();
}
