using System.Globalization;
using System.Text;
using System.Text.Json;
using Neura.Near;
using Neura.Near.Blocks;

namespace NeuraNft.Near.Tests.Blocks;

/// <summary>Every block file there is, read by the library and by a simple reader of trees: both must say the same.</summary>
public sealed class WholeBlockTests
{
    [Fact]
    public void Every_streamer_message_reads_as_its_tree_does()
    {
        foreach (var file in Messages())
        {
            var root = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
            Lines(BlockMessages.ReadMessage(File.ReadAllBytes(file), null)!)
                .ShouldBe(BlockOracle.Receipts(root.GetProperty("shards").EnumerateArray()), file);
        }
    }

    [Fact]
    public void Every_lake_block_reads_as_its_tree_does()
    {
        foreach (var folder in Directory.GetDirectories(NearData.File("lake")))
        {
            var shards = Directory.GetFiles(folder, "shard_*.json").Select(File.ReadAllBytes).ToList();
            var block = BlockMessages.ReadLake(
                File.ReadAllBytes(Path.Combine(folder, "block.json")), [.. shards.Select(s => (ReadOnlyMemory<byte>)s)], null);
            Lines(block).ShouldBe(BlockOracle.Receipts(shards.Select(s => JsonDocument.Parse(s).RootElement)), folder);
        }
    }

    [Fact]
    public void Filter_keeps_exactly_the_receipts_of_the_watched_accounts()
    {
        foreach (var file in Messages())
        {
            var all = BlockMessages.ReadMessage(File.ReadAllBytes(file), null)!;
            foreach (var wanted in new[] { 1, 20 }) // Few and many are matched in different ways.
            {
                var watched = all.Receipts.Select(r => r.Executor).Distinct().Take(wanted).ToHashSet();
                Lines(BlockMessages.ReadMessage(File.ReadAllBytes(file), watched)!)
                    .ShouldBe(Lines(all with { Receipts = [.. all.Receipts.Where(r => watched.Contains(r.Executor))] }));
            }
        }
    }

    [Fact]
    public void Order_of_members_does_not_matter()
    {
        foreach (var file in Messages())
        {
            var reversed = Encoding.UTF8.GetBytes(Reversed(JsonDocument.Parse(File.ReadAllText(file)).RootElement));
            Lines(BlockMessages.ReadMessage(reversed, null)!).ShouldBe(Lines(BlockMessages.ReadMessage(File.ReadAllBytes(file), null)!));
        }
    }

    [Fact]
    public void Unwatched_receipts_cost_next_to_no_memory()
    {
        var message = NearData.Bytes("streamer/block-70834059.json");
        var watched = new HashSet<AccountId> { AccountId.Parse("nobody.near") };
        BlockMessages.ReadMessage(message, watched);
        var before = GC.GetAllocatedBytesForCurrentThread();
        BlockMessages.ReadMessage(message, watched);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(10_000); // Of 369 kB of JSON.
    }

    private static string[] Messages() =>
        [.. Directory.GetFiles(NearData.File("streamer"), "*.json"), .. Directory.GetFiles(NearData.File("lake-js"), "*.json")];

    private static List<string> Lines(NearBlock block) => [.. block.Receipts.Select(r => BlockOracle.Describe(
        r.ReceiptId.ToString(), r.Executor.Value, r.Predecessor.Value, r.Signer.Value, r.TransactionHash?.ToString(),
        r.Status == ReceiptStatus.Success, r.Logs, r.Calls.Select(c => (
            c.Method, Convert.ToBase64String(c.Arguments.Span), c.Gas.Value.ToString(CultureInfo.InvariantCulture),
            c.Deposit.ToYoctoString()))))];

    private static string Reversed(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', element.EnumerateObject().Reverse()
            .Select(p => JsonSerializer.Serialize(p.Name) + ":" + Reversed(p.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(',', element.EnumerateArray().Select(Reversed)) + "]",
        _ => element.GetRawText(),
    };
}
