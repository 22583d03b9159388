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
        var root = System.Text.Json.Nodes.JsonNode.Parse(text)!;
        root["shards"]!.AsArray().Add(root["shards"]![0]!.DeepClone());
        Should.Throw<NearFormatException>(
            () => BlockMessages.ReadMessage(System.Text.Encoding.UTF8.GetBytes(root.ToJsonString()), null));
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var deep = new string('[', 100_000);
        Should.Throw<NearFormatException>(() => BlockMessages.ReadMessage(System.Text.Encoding.UTF8.GetBytes(deep), null));
    }
}
