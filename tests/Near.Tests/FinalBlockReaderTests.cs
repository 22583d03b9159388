using Neura.Near.Blocks;
using Neura.Near.Rpc;

namespace NeuraNft.Near.Tests;

public sealed class FinalBlockReaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Receipt_of_the_contract_is_read_once_with_predecessor_signer_call_and_transaction()
    {
        var block = await FoundAsync(new StubChain(), 102);
        (block.Hash, block.PrevHash, block.PrevHeight).ShouldBe((StubChain.Hash(102), StubChain.Hash(100), 100UL));
        block.TimestampNanoseconds.ShouldBe(1700000000123456789UL);
        var receipt = block.Receipts.ShouldHaveSingleItem();
        (receipt.ReceiptId, receipt.Executor, receipt.Status).ShouldBe((StubChain.Receipt, StubChain.Contract, ReceiptStatus.Success));
        (receipt.Predecessor.Value, receipt.Signer.Value).ShouldBe(("bob.near", "relay.near"));
        receipt.TransactionHash.ShouldBe(StubChain.Transaction);
        receipt.Logs.ShouldBe(["EVENT_JSON:x", "b"]);
        var call = receipt.Calls.ShouldHaveSingleItem();
        (call.Method, call.Gas.Value, call.Deposit.ToYoctoString()).ShouldBe(("nrc_mint", 5UL, "7"));
    }

    [Fact]
    public async Task Block_that_does_not_touch_the_contract_costs_two_calls_and_has_no_receipts()
    {
        var node = new StubChain().Node();
        var reader = new FinalBlockReader(node.Client(), StubChain.Contract);
        await reader.FinalHeightAsync(Token);
        node.Calls.Clear();
        (await reader.ReadAsync(100, Token)).ShouldBeOfType<BlockRead.Found>().Block.Receipts.ShouldBeEmpty();
        node.Calls.Select(c => c.Method).ShouldBe(["block", "EXPERIMENTAL_changes_in_block"]);
    }

    [Fact]
    [Trait("Abuse", "2")]
    public async Task Height_without_a_block_is_skipped() =>
        (await ReadAsync(new StubChain(), 101)).ShouldBe(new BlockRead.Skipped(101));

    [Fact]
    public async Task Height_above_the_final_head_is_not_final() =>
        (await ReadAsync(new StubChain(), 104)).ShouldBe(new BlockRead.NotFinal(104, 103));

    [Fact]
    public async Task Height_that_a_slower_node_has_not_come_to_is_not_skipped() =>
        (await ReadAsync(new StubChain { Latest = 100 }, 101)).ShouldBeOfType<BlockRead.NotFinal>();

    [Fact]
    public async Task Height_the_node_has_thrown_away_is_an_error_and_not_skipped() =>
        (await FailureAsync(new StubChain { Earliest = 102 }, 101)).Kind.ShouldBe(NearRpcErrorKind.GarbageCollected);

    [Fact]
    public async Task Node_without_origins_is_asked_for_a_proof_which_names_a_later_block()
    {
        var chain = new StubChain { KnowsOrigins = false, OutcomeHeight = 103 };
        var node = chain.Node();
        var reader = new FinalBlockReader(node.Client(), StubChain.Contract);
        var receipt = (await reader.ReadAsync(102, Token)).ShouldBeOfType<BlockRead.Found>().Block.Receipts.ShouldHaveSingleItem();
        receipt.TransactionHash.ShouldBeNull();
        receipt.Predecessor.Value.ShouldBe("bob.near");
        await reader.ReadAsync(102, Token);
        node.Calls.Count(c => c.Method == "EXPERIMENTAL_receipt_to_tx").ShouldBe(1); // It is not asked for what it does not know again.
    }

    [Fact]
    public async Task Proof_by_an_earlier_block_is_a_contradiction() =>
        (await FailureAsync(new StubChain { KnowsOrigins = false, OutcomeHeight = 100 }, 102))
            .Kind.ShouldBe(NearRpcErrorKind.InvalidResponse);

    [Fact]
    public async Task Outcome_of_another_block_is_a_contradiction() =>
        (await FailureAsync(new StubChain { OutcomeHeight = 100 }, 102)).Kind.ShouldBe(NearRpcErrorKind.InvalidResponse);

    [Fact]
    public async Task Failed_receipt_is_told_as_failed() =>
        (await FoundAsync(new StubChain { Status = """{"Failure":{}}""" }, 102)).Receipts.Single().Status.ShouldBe(ReceiptStatus.Failure);

    [Fact]
    public async Task Receipt_without_an_end_is_a_contradiction() =>
        (await FailureAsync(new StubChain { Status = "\"Unknown\"" }, 102)).Kind.ShouldBe(NearRpcErrorKind.InvalidResponse);

    private static async Task<NearBlock> FoundAsync(StubChain chain, ulong height) =>
        (await ReadAsync(chain, height)).ShouldBeOfType<BlockRead.Found>().Block;

    private static Task<BlockRead> ReadAsync(StubChain chain, ulong height) =>
        new FinalBlockReader(chain.Node().Client(), StubChain.Contract).ReadAsync(height, Token);

    private static Task<NearRpcException> FailureAsync(StubChain chain, ulong height) =>
        Should.ThrowAsync<NearRpcException>(() => ReadAsync(chain, height));
}
