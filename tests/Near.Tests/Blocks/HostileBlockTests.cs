using System.Text.Json.Nodes;
using Neura.Near;
using Neura.Near.Blocks;

namespace NeuraNft.Near.Tests.Blocks;

/// <summary>Real blocks cut short or with bytes changed: a block, or NearFormatException; nothing else, and no end without one.</summary>
public sealed class HostileBlockTests
{
    private const int Seed = 20_261_121;

    [Theory]
    [InlineData("streamer/block-70834061.json")]
    [InlineData("streamer/testnet-block-232952651.json")]
    public void Block_cut_short_is_refused(string file)
    {
        var message = NearData.Bytes(file).AsMemory();
        var random = new Random(Seed);
        for (var i = 0; i < 300; i++)
        {
            var length = random.Next(message.TrimEnd("\n "u8.ToArray()).Length);
            Should.Throw<NearFormatException>(() => BlockMessages.ReadMessage(message[..length], null), $"seed {Seed}, length {length}");
        }
    }

    [Theory]
    [InlineData("streamer/block-70834061.json")]
    [InlineData("streamer/testnet-block-232952651.json")]
    [InlineData("lake/localnet-000000879765/block.json")]
    [InlineData("lake/localnet-000000879765/shard_0.json")]
    public void Block_with_changed_bytes_is_read_or_refused(string file)
    {
        var random = new Random(Seed);
        var original = NearData.Bytes(file);
        for (var i = 0; i < 2000; i++)
        {
            var changed = original.ToArray();
            for (var n = random.Next(1, 4); n > 0; n--) changed[random.Next(changed.Length)] = (byte)random.Next(256);
            try
            {
                BlockMessages.ReadMessage(changed, null);
                BlockMessages.ReadLake(changed, [changed], null);
            }
            catch (NearFormatException)
            {
                // As it should be.
            }
        }
    }

    [Theory]
    [InlineData("""{"block":{"header":{"height":1}},"shards":null}""")]
    [InlineData("""{"shards":[{"shard_id":0}]}""")]
    [InlineData("""{"shards":7,"block":{"header":{}}}""")]
    [InlineData("""{"block":[]}""")]
    [InlineData("""{"block":{"header":{},"chunks":[7]},"shards":[]}""")]
    [InlineData("null null")]
    public void Odd_shape_is_refused(string message) =>
        Should.Throw<NearFormatException>(() => BlockMessages.ReadMessage(System.Text.Encoding.UTF8.GetBytes(message), null));

    [Fact]
    public void Shard_that_is_told_twice_is_refused()
    {
        var text = NearData.Text("streamer/block-51188690.json");
        var root = JsonNode.Parse(text)!;
        root["shards"]!.AsArray().Add(root["shards"]![0]!.DeepClone());
        Should.Throw<NearFormatException>(
            () => BlockMessages.ReadMessage(System.Text.Encoding.UTF8.GetBytes(root.ToJsonString()), null));
    }

    [Theory]
    [InlineData("streamer/testnet-block-232952651.json")] // The block lists its chunks.
    [InlineData("streamer/block-70834059.json")] // It does not; its header says how many shards there are.
    public void Message_with_a_shard_missing_or_without_any_is_refused(string file)
    {
        var root = JsonNode.Parse(NearData.Text(file))!;
        var shards = root["shards"]!.AsArray();
        shards.RemoveAt(0);
        Should.Throw<NearFormatException>(() => Read(root)).Message.ShouldContain("shard");
        shards.Clear();
        Should.Throw<NearFormatException>(() => Read(root)).Message.ShouldContain("shard");
    }

    [Fact]
    public void Shard_that_the_block_does_not_list_is_refused()
    {
        var root = JsonNode.Parse(NearData.Text("streamer/testnet-block-232952651.json"))!;
        root["shards"]![0]!["shard_id"] = 99;
        Should.Throw<NearFormatException>(() => Read(root)).Message.ShouldContain("shard");
    }

    [Fact]
    public void Block_that_does_not_say_how_many_shards_it_has_is_refused()
    {
        var root = JsonNode.Parse(NearData.Text("streamer/block-70834059.json"))!;
        root["block"]!["header"]!.AsObject().Remove("chunk_mask");
        Should.Throw<NearFormatException>(() => Read(root));
    }

    [Fact]
    public void Lake_block_with_the_files_of_other_shards_is_refused()
    {
        var block = NearData.Bytes("lake/000107503704/block.json");
        var shards = Enumerable.Range(0, 4).Select(id => JsonNode.Parse(NearData.Text($"lake/000107503704/shard_{id}.json"))!).ToList();
        shards[3]["shard_id"] = 7;
        Should.Throw<NearFormatException>(
            () => BlockMessages.ReadLake(block, [.. shards.Select(s => (ReadOnlyMemory<byte>)Bytes(s))], null));
    }

    [Theory]
    [InlineData(257, false)]
    [InlineData(2, true)]
    public async Task Block_that_lists_too_many_shards_or_one_twice_is_refused_before_any_is_read(int count, bool same)
    {
        var root = JsonNode.Parse(NearData.Text("lake/000107503704/block.json"))!;
        var chunks = root["chunks"]!.AsArray();
        var chunk = chunks[0]!.DeepClone();
        chunks.Clear();
        for (var id = 0; id < count; id++)
        {
            chunk["shard_id"] = same ? 0 : id;
            chunks.Add(chunk.DeepClone());
        }
        var source = new LakeBlockSource(new OneBlock(Bytes(root)), new LakeOptions { MissingFileRetries = 0 }, TimeProvider.System);
        await Should.ThrowAsync<NearFormatException>(() => source.ReadAsync(107503704, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var deep = new string('[', 100_000);
        Should.Throw<NearFormatException>(() => BlockMessages.ReadMessage(System.Text.Encoding.UTF8.GetBytes(deep), null));
    }

    private static NearBlock? Read(JsonNode message) => BlockMessages.ReadMessage(Bytes(message), null);

    private static byte[] Bytes(JsonNode node) => System.Text.Encoding.UTF8.GetBytes(node.ToJsonString());

    /// <summary>A lake with a block and no shards.</summary>
    private sealed class OneBlock(byte[] block) : ILakeStore
    {
        public Task<IReadOnlyList<ulong>> ListAsync(ulong from, int limit, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<ulong>>([107503704]);

        public Task<ReadOnlyMemory<byte>?> ReadAsync(string key, CancellationToken cancellationToken) =>
            Task.FromResult<ReadOnlyMemory<byte>?>(
                key.EndsWith("block.json", StringComparison.Ordinal) ? new ReadOnlyMemory<byte>(block) : null);
    }
}
