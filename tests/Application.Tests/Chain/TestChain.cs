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
        Ingestion = IngestionOf(new ChainOptions { Network = Network, Contract = Contract });
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

    public BlockIngestion IngestionOf(ChainOptions options) => new(market.Store, market.Db, Options.Create(options), metrics);

    public BlockReading Read(params ExecutedReceipt[] receipts) => BlockReader.Read(Block(10, receipts), Network, Group(null));

    /// <summary>This chain's own contract alone.</summary>
    public ContractGroup Group(ChainCursor? cursor) =>
        new([new FollowedContract { Account = Contract, Kind = ContractKind.Nrc101 }], cursor);

    public Task<ChainCursor?> CursorAsync() => ChainCursor.FindAsync(market.Db, Network, Contract, MarketFixture.Ct);

    public async Task<ChainCursor> TakeAsync(params NearBlock[] blocks) => await TakeAsync(blocks, await CursorAsync());

    public async Task<ChainCursor> TakeAsync(NearBlock[] blocks, ChainCursor? cursor) =>
        (await Ingestion.TakeAsync(blocks, Group(cursor), MarketFixture.Ct)).Cursor!;

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
