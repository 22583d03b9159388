using Neura.Near;
using Neura.Near.Blocks;
using Neura.Near.Rpc;
using NeuraNft.Near.Tests.Blocks;
using NeuraNft.Tests;

namespace NeuraNft.Near.Tests.DevChain;

/// <summary>One chain with skipped heights, missing chunks, delayed and failed receipts, read by each kind of source.</summary>
public sealed class DevChainSourceTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("near-lake");
    private readonly DevChainProcess _chain;

    public DevChainSourceTests() => _chain = new DevChainProcess { Arguments = ["--lake", _folder.FullName] };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _chain.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _chain.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    [Trait("Abuse", "2")]
    [Trait("Abuse", "5")]
    public async Task All_sources_give_the_same_blocks_and_whole_ones_show_the_failed_receipts_too()
    {
        _chain.SkipUnlessRunning();
        using var contract = await _chain.NewGreeterAsync(Token);
        var last = await MakeHistoryAsync(contract.Account);
        var watched = new HashSet<AccountId> { contract.Account };
        var (http, time, options) = (_chain.Http, TimeProvider.System, new HttpSourceOptions());
        var bucket = new LakeBucket(http, new Uri(_chain.Endpoint, "lake"), options, time);

        var fromRpc = await ReadAsync(new FinalBlockReader(_chain.Rpc, contract.Account), last);
        var fromServer = await ReadAsync(new BlockServerSource(http, _chain.Endpoint, watched, options, time), last);
        var fromBucket = await ReadAsync(new LakeBlockSource(bucket, new LakeOptions { Watched = watched }, time), last);
        var folder = new LakeFolder(_folder.FullName);
        var fromFolder = await ReadAsync(new LakeBlockSource(folder, new LakeOptions { Watched = watched }, time), last);

        fromRpc.ConvertAll(Describe).ShouldBe(
            fromServer.ConvertAll(b => Describe(b with { Receipts = [.. b.Receipts.Where(r => r.Status == ReceiptStatus.Success)] })));
        // near-lake has no transaction hash for a receipt whose transaction is in an earlier block.
        var whole = fromServer.ConvertAll(b => Describe(WithoutTransactions(b)));
        fromBucket.ConvertAll(b => Describe(WithoutTransactions(b))).ShouldBe(whole);
        fromFolder.ConvertAll(b => Describe(WithoutTransactions(b))).ShouldBe(whole);
        var receipts = fromServer.SelectMany(b => b.Receipts).ToList();
        receipts.Count(r => r.Calls.Any(c => c.Method == "greet") && r.Status == ReceiptStatus.Success).ShouldBe(6);
        receipts.Count(r => r.Calls.Any(c => c.Method == "fail") && r.Status == ReceiptStatus.Failure && r.Logs.Count == 1).ShouldBe(6);
        fromServer.ShouldContain(b => b.Height - b.PrevHeight > 1); // A height was skipped.
    }

    [Fact]
    [Trait("Abuse", "10")]
    public async Task Sources_witness_each_other_and_a_lying_one_halts()
    {
        _chain.SkipUnlessRunning();
        var rpc = new FinalBlockReader(_chain.Rpc, _chain.Root.Account);
        var folder = new LakeBlockSource(new LakeFolder(_folder.FullName), new LakeOptions(), TimeProvider.System);
        await _chain.SwitchAsync("produce_blocks", """{"count":10}""", Token);
        var compared = new ComparedBlockSource(rpc, [new RpcBlockWitness("node", _chain.Rpc), new SourceBlockWitness("lake", folder)]);
        var stream = new BlockStream(compared, new BlockStreamOptions { ToHeight = 8 }, TimeProvider.System);
        var heights = new List<ulong>();
        await foreach (var block in stream.ReadAsync(1, null, Token)) heights.Add(block.Height);
        heights.ShouldBe([1, 2, 3, 4, 5, 6, 7, 8]);

        var lying = new ComparedBlockSource(rpc, [new SourceBlockWitness("another chain", new MadeChain(100))]);
        (await Should.ThrowAsync<BlockSourceException>(() => lying.ReadAsync(5, Token))).MustHalt.ShouldBeTrue();
    }

    /// <summary>Calls that succeed and fail, among skipped heights, missing chunks, delayed receipts and a fork.</summary>
    private async Task<ulong> MakeHistoryAsync(AccountId contract)
    {
        using var sender = _chain.Sender(_chain.Root);
        (string Switch, string Parameters)[] faults =
        [
            ("skip_heights", """{"count":2}"""), ("miss_chunks", """{"count":2}"""), ("delay_receipts", """{"blocks":3}"""),
            ("fork", """{"depth":1}"""), ("delay_receipts", """{"blocks":0}"""), ("skip_heights", """{"count":5}"""),
        ];
        foreach (var (name, parameters) in faults)
        {
            await _chain.SwitchAsync(name, parameters, Token);
            await Task.WhenAll(
                sender.SendAsync(Call(contract, "greet"), TransactionWait.Executed, Token),
                sender.SendAsync(Call(contract, "fail"), TransactionWait.Executed, Token));
        }
        await _chain.SwitchAsync("produce_blocks", """{"count":8}""", Token);
        return (await _chain.Rpc.BlockAsync(BlockReference.Final, Token)).Header.Height;
    }

    private static TransactionDraft Call(AccountId contract, string method) =>
        new TransactionDraft(contract).Call(method, default, Gas.FromTeragas(20), NearToken.Zero);

    private static async Task<List<NearBlock>> ReadAsync(IBlockSource source, ulong last)
    {
        var blocks = new List<NearBlock>();
        var stream = new BlockStream(source, new BlockStreamOptions { ToHeight = last }, TimeProvider.System);
        await foreach (var block in stream.ReadAsync(1, null, Token)) blocks.Add(block);
        return blocks;
    }

    private static NearBlock WithoutTransactions(NearBlock block) =>
        block with { Receipts = [.. block.Receipts.Select(r => r with { TransactionHash = null })] };

    private static string Describe(NearBlock block) =>
        $"{block.Height} {block.Hash} {block.PrevHash} {block.PrevHeight} {block.TimestampNanoseconds} " + string.Join(';', block.Receipts
            .Select(r => $"{r.ReceiptId} {r.Executor} {r.Predecessor} {r.Signer} {r.TransactionHash} {r.Status} "
                + string.Join('|', r.Logs) + string.Join('|', r.Calls.Select(c => $"{c.Method} {c.Gas} {c.Deposit}"))));
}
