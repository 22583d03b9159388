using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Neura.Near;
using Neura.Near.Blocks;
using Neura.Near.Events;

namespace NeuraNft.Near.Tests;

public sealed class BlockMessageTests
{
    [Theory]
    [InlineData("streamer/block-51188689.json", 51188689, null)]
    [InlineData("streamer/block-51188690.json", 51188690, null)]
    [InlineData("streamer/block-70834059.json", 70834059, 70834058)]
    [InlineData("streamer/block-70834061.json", 70834061, 70834059)]
    [InlineData("streamer/testnet-block-120572296.json", 120572296, 120572295)]
    [InlineData("streamer/testnet-block-182018895.json", 182018895, 182018894)]
    [InlineData("streamer/testnet-block-232952651.json", 232952651, 232952650)]
    [InlineData("lake-js/61321189.camel.json", 61321189, 61321188)]
    [InlineData("lake-js/61321189.snake.json", 61321189, 61321188)]
    public void Whole_block_is_read_with_every_action_receipt(string file, int height, int? previous)
    {
        var block = BlockMessages.ReadMessage(NearData.Bytes(file), watched: null)!;
        (block.Height, block.PrevHeight).ShouldBe(((ulong)height, (ulong?)previous));
        block.Receipts.Count.ShouldBe(ExpectedReceipts(NearData.Text(file)));
    }

    [Theory]
    [InlineData("lake/000093085141")]
    [InlineData("lake/000107503704")]
    [InlineData("lake/000107503705")]
    [InlineData("lake/localnet-000000879765")]
    public void Lake_files_are_read_in_any_order(string folder)
    {
        var shards = Shards(folder);
        var block = BlockMessages.ReadLake(NearData.Bytes(folder + "/block.json"), shards, watched: null);
        var reversed = BlockMessages.ReadLake(NearData.Bytes(folder + "/block.json"), [.. Enumerable.Reverse(shards)], watched: null);
        reversed.Receipts.Select(r => r.ReceiptId).ShouldBe(block.Receipts.Select(r => r.ReceiptId));
        block.Receipts.Count.ShouldBe(shards.Sum(s => ActionReceipts(JsonDocument.Parse(s).RootElement)));
    }

    [Fact]
    public void Consecutive_blocks_chain_and_a_skipped_height_shows_in_the_previous_height()
    {
        var first = BlockMessages.ReadLake(NearData.Bytes("lake/000107503704/block.json"), Shards("lake/000107503704"), null);
        var second = BlockMessages.ReadLake(NearData.Bytes("lake/000107503705/block.json"), Shards("lake/000107503705"), null);
        second.PrevHash.ShouldBe(first.Hash);

        var before = BlockMessages.ReadMessage(NearData.Bytes("streamer/block-70834059.json"), null)!;
        var after = BlockMessages.ReadMessage(NearData.Bytes("streamer/block-70834061.json"), null)!;
        (after.PrevHash, after.PrevHeight).ShouldBe((before.Hash, before.Height));
        after.Receipts.ShouldBeEmpty(); // All four chunks are missing.
    }

    [Fact]
    [Trait("Abuse", "5")]
    public void Failed_receipts_keep_their_logs_and_their_status()
    {
        var block = BlockMessages.ReadMessage(NearData.Bytes("streamer/block-70834059.json"), null)!;
        block.Receipts.Count(r => r.Status == ReceiptStatus.Failure && r.Logs.Count > 0).ShouldBe(5);
    }

    [Fact]
    public void Camel_and_snake_case_give_the_same_block_with_the_exact_time()
    {
        var camel = BlockMessages.ReadMessage(NearData.Bytes("lake-js/61321189.camel.json"), null)!;
        var snake = BlockMessages.ReadMessage(NearData.Bytes("lake-js/61321189.snake.json"), null)!;
        Describe(camel).ShouldBe(Describe(snake));
        camel.TimestampNanoseconds.ShouldBe(1647137534885263529UL);
        camel.Timestamp.ShouldBe(new DateTimeOffset(2022, 3, 13, 2, 12, 14, TimeSpan.Zero).AddTicks(8852635));
    }

    [Fact]
    public void Watched_account_alone_is_kept_with_its_event_and_call()
    {
        var paras = AccountId.Parse("x.paras.near");
        var block = BlockMessages.ReadMessage(NearData.Bytes("lake-js/61321189.camel.json"), new HashSet<AccountId> { paras })!;
        block.Receipts.ShouldAllBe(r => r.Executor == paras);
        var mint = block.Receipts.Single(r => r.Calls.Any(c => c.Method == "nft_mint"));
        EventJson.TryParse(mint.Logs.Single(), out var parsed).ShouldBeTrue();
        parsed!.Data[0].GetProperty("token_ids")[0].GetString().ShouldBe("144351:27");
        mint.Predecessor.Value.ShouldBe("zanglee.near");
        JsonDocument.Parse(mint.Calls.Single().Arguments).RootElement.GetProperty("token_series_id").GetString().ShouldBe("144351");
    }

    [Fact]
    public void Transaction_hash_is_taken_from_the_outcome_or_from_the_transactions_of_the_block()
    {
        var direct = BlockMessages.ReadMessage(NearData.Bytes("streamer/testnet-block-232952651.json"), null)!;
        direct.Receipts.Select(r => r.TransactionHash?.ToString()).ShouldContain("8Ye3rMZZXjtjDbgi9t2Jc9entF4wdwb324dr8K3URwVX");
        var local = BlockMessages.ReadMessage(NearData.Bytes("streamer/block-51188690.json"), null)!;
        local.Receipts.ShouldContain(r => r.TransactionHash != null);
    }

    [Fact]
    [Trait("Abuse", "9")]
    public void Old_chunk_that_is_repeated_is_passed_over()
    {
        var message = JsonNode.Parse(NearData.Text("streamer/block-51188690.json"))!;
        var shard = message["shards"]![0]!;
        shard["chunk"]!["header"]!["height_included"] = 51188689;
        foreach (var outcome in shard["receipt_execution_outcomes"]!.AsArray())
            outcome!["execution_outcome"]!["block_hash"] = message["block"]!["header"]!["prev_hash"]!.GetValue<string>();
        Read(message)!.Receipts.ShouldBeEmpty();
    }

    [Fact]
    public void Repeated_chunk_with_outcomes_of_this_block_is_refused_rather_than_dropped()
    {
        var message = JsonNode.Parse(NearData.Text("streamer/block-51188690.json"))!;
        message["shards"]![0]!["chunk"]!["header"]!["height_included"] = 51188689;
        Should.Throw<NearFormatException>(() => Read(message));
    }

    [Fact]
    public void List_of_chunks_in_the_block_outweighs_a_chunk_header_without_a_height()
    {
        // Older nodes wrote 0 into the header of the chunk itself.
        var shard = NearData.Json("lake/localnet-000000879765/shard_0.json");
        shard.GetProperty("chunk").GetProperty("header").GetProperty("height_included").GetUInt64().ShouldBe(0UL);
        var block = BlockMessages.ReadLake(
            NearData.Bytes("lake/localnet-000000879765/block.json"), Shards("lake/localnet-000000879765"), null);
        block.Receipts.ShouldHaveSingleItem().Status.ShouldBe(ReceiptStatus.Failure);
    }

    [Fact]
    public void Outcome_of_another_block_is_refused()
    {
        var message = JsonNode.Parse(NearData.Text("streamer/block-51188690.json"))!;
        message["shards"]![0]!["receipt_execution_outcomes"]![0]!["execution_outcome"]!["block_hash"] =
            CryptoHash.OfSha256("x"u8).ToString();
        Should.Throw<NearFormatException>(() => Read(message));
    }

    [Fact]
    public void Real_nep171_outcomes_are_read_as_events()
    {
        foreach (var item in NearData.Json("rpc/nep171-outcomes.json").EnumerateArray())
        {
            var hash = item.GetProperty("execution_outcome").GetProperty("block_hash").GetString();
            var message = $$"""
                {"block":{"header":{"height":{{item.GetProperty("block_height")}},"hash":"{{hash}}","prev_hash":"{{hash}}","timestamp":1},
                 "chunks":[{"shard_id":3,"height_included":{{item.GetProperty("block_height")}} }] },
                 "shards":[{"shard_id":3,"chunk":null,"receipt_execution_outcomes":[{{item.GetRawText()}}] }] }
                """;
            var receipt = BlockMessages.ReadMessage(Encoding.UTF8.GetBytes(message), null)!.Receipts.ShouldHaveSingleItem();
            EventJson.TryParse(receipt.Logs.Single(), out var parsed).ShouldBeTrue();
            parsed!.Event.ShouldBe("nft_mint");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"block":{"header":{}},"shards":[]}""")]
    [InlineData("""{"block":{"header":{"height":-1,"hash":"x"}},"shards":[]}""")]
    [InlineData("""{"block":{"header":{"height":1,"hash":"x","prev_hash":"y","timestamp":1}},"shards":[]}""")]
    [InlineData("""{"block":7,"shards":{}}""")]
    public void Message_that_is_no_block_is_refused(string message) =>
        Should.Throw<NearFormatException>(() => BlockMessages.ReadMessage(Encoding.UTF8.GetBytes(message), null));

    [Fact]
    [Trait("Abuse", "2")]
    public void Null_of_a_block_server_is_a_skipped_height() => BlockMessages.ReadMessage("null"u8.ToArray(), null).ShouldBeNull();

    [Fact]
    public void Lake_block_with_a_shard_missing_is_refused()
    {
        var (block, shards) = (NearData.Bytes("lake/000107503704/block.json"), Shards("lake/000107503704"));
        Should.Throw<NearFormatException>(() => BlockMessages.ReadLake(block, [.. shards.Skip(1)], null));
    }

    private static NearBlock? Read(JsonNode message) => BlockMessages.ReadMessage(Encoding.UTF8.GetBytes(message.ToJsonString()), null);

    private static List<ReadOnlyMemory<byte>> Shards(string folder) =>
        [.. Directory.GetFiles(NearData.File(folder), "shard_*.json").Order().Select(f => (ReadOnlyMemory<byte>)File.ReadAllBytes(f))];

    private static string Describe(NearBlock block) => JsonSerializer.Serialize(block);

    /// <summary>Counted in another way than the parser does.</summary>
    private static int ExpectedReceipts(string json) =>
        JsonDocument.Parse(json).RootElement.GetProperty("shards").EnumerateArray().Sum(ActionReceipts);

    private static int ActionReceipts(JsonElement shard) =>
        (shard.TryGetProperty("receipt_execution_outcomes", out var o) ? o : shard.GetProperty("receiptExecutionOutcomes"))
        .EnumerateArray().Count(o => o.GetProperty("receipt").GetProperty("receipt").TryGetProperty("Action", out _));
}
