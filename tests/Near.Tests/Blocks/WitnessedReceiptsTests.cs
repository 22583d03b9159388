using Neura.Near;
using Neura.Near.Blocks;

namespace NeuraNft.Near.Tests.Blocks;

/// <summary>Right headers with other receipts: what a witness that reads receipts sees and one that reads headers cannot.</summary>
public sealed class WitnessedReceiptsTests
{
    private static readonly AccountId s_contract = AccountId.Parse("nft.near");
    private static readonly AccountId s_other = AccountId.Parse("other.near");
    private static readonly ExecutedReceipt s_first = Receipt("first", s_contract, "a", "b");
    private static readonly ExecutedReceipt s_second = Receipt("second", s_contract, "c");

    public static TheoryData<string, ExecutedReceipt[]> Forgeries { get; } = new()
    {
        { "nothing", [] },
        { "one is kept back", [s_first] },
        { "one is added", [s_first, s_second, Receipt("third", s_contract, "c")] },
        { "another order", [s_second, s_first] },
        { "another log", [s_first, s_second with { Logs = ["d"] }] },
        { "logs put together", [s_first with { Logs = ["ab"] }, s_second] },
        { "called failed", [s_first with { Status = ReceiptStatus.Failure }, s_second] },
        { "another id", [s_first with { ReceiptId = default }, s_second] },
        { "another predecessor", [s_first with { Predecessor = s_other }, s_second] },
        { "another call", [s_first with { Calls = [] }, s_second] },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [Trait("Abuse", "10")]
    [MemberData(nameof(Forgeries))]
    public async Task Source_with_the_right_hash_and_other_receipts_halts(string how, ExecutedReceipt[] receipts)
    {
        var error = await Should.ThrowAsync<BlockSourceException>(() => ReadAsync(receipts, [s_first, s_second], s_contract), how);
        (error.Failure, error.MustHalt).ShouldBe((BlockSourceFailure.Disagreement, true));
        error.Message.ShouldContain("receipts");
    }

    [Fact]
    public async Task What_the_kinds_of_source_show_differently_is_no_disagreement()
    {
        var failed = Receipt("failed", s_contract, "x") with { Status = ReceiptStatus.Failure };
        ExecutedReceipt[] whole = [failed, Receipt("theirs", s_other, "y"), s_first, s_second];
        ExecutedReceipt[] plain = [s_first with { TransactionHash = CryptoHash.OfSha256("t"u8) }, s_second];
        (await ReadAsync(plain, whole, s_contract)).ShouldBeOfType<BlockRead.Found>();
        (await ReadAsync(whole, plain, s_contract)).ShouldBeOfType<BlockRead.Found>();
        await Should.ThrowAsync<BlockSourceException>(() => ReadAsync(plain, whole, s_contract, s_other));
    }

    [Fact]
    public async Task Witness_that_is_told_no_executors_vouches_for_the_hash_only() =>
        (await ReadAsync([], [s_first])).ShouldBeOfType<BlockRead.Found>();

    private static Task<BlockRead> ReadAsync(ExecutedReceipt[] ours, ExecutedReceipt[] theirs, params AccountId[] executors) =>
        new ComparedBlockSource(new OneBlock(ours), [executors.Length == 0
            ? new SourceBlockWitness("other", new OneBlock(theirs))
            : new SourceBlockWitness("other", new OneBlock(theirs), executors.ToHashSet())]).ReadAsync(7, Token);

    private static ExecutedReceipt Receipt(string id, AccountId executor, params string[] logs) => new(
        CryptoHash.OfSha256(System.Text.Encoding.UTF8.GetBytes(id)), executor, AccountId.Parse("bob.near"), AccountId.Parse("bob.near"),
        null, ReceiptStatus.Success, logs, [new MethodCall("m", "{}"u8.ToArray(), Gas.FromTeragas(1), NearToken.Zero)]);

    private sealed class OneBlock(IReadOnlyList<ExecutedReceipt> receipts) : IBlockSource
    {
        public Task<ulong> FinalHeightAsync(CancellationToken cancellationToken) => Task.FromResult(7UL);

        public Task<BlockRead> ReadAsync(ulong height, CancellationToken cancellationToken) => Task.FromResult<BlockRead>(
            new BlockRead.Found(new NearBlock(7, MadeChain.HashOf(7), MadeChain.HashOf(6), 6, 1, receipts)));
    }
}
