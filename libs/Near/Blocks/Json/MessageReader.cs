using System.Text.Json;

namespace Neura.Near.Blocks;

/// <summary>A whole block out of its JSON.</summary>
internal static class MessageReader
{
    /// <summary>Reads {block, shards}; null where it is JSON's null.</summary>
    public static NearBlock? Read(ReadOnlySpan<byte> json, WatchedAccounts watched)
    {
        var reader = Open(json);
        if (reader.TokenType == JsonTokenType.Null) return End(ref reader, (NearBlock?)null);
        reader.ExpectObject("message");
        BlockHead? head = null;
        List<ShardReader>? read = null;
        Range? waiting = null;
        while (reader.NextMember())
        {
            if (reader.Is("block"u8))
            {
                reader.Read();
                head = BlockHead.Read(ref reader);
            }
            else if (!reader.Is("shards"u8)) reader.Skip();
            else if (head is null) waiting = reader.Place(); // The shards come first: they are read when the block is known.
            else if (reader.EnterList("shards")) read = ReadShards(json, ref reader, head, watched);
        }
        End(ref reader, head);
        if (head is null) throw JsonWalk.Missing("block");
        if (waiting is { } place)
        {
            var later = Open(json[place]);
            if (later.TokenType != JsonTokenType.StartArray) throw new JsonException("'shards' is not a list.");
            read = ReadShards(json[place], ref later, head, watched);
        }
        return Join(head, read ?? throw JsonWalk.Missing("shards"));
    }

    /// <summary>Reads block.json.</summary>
    public static BlockHead ReadHead(ReadOnlySpan<byte> json)
    {
        var reader = Open(json);
        return End(ref reader, BlockHead.Read(ref reader));
    }

    /// <summary>Reads shard_N.json.</summary>
    public static ShardReader ReadShard(ReadOnlySpan<byte> json, BlockHead head, WatchedAccounts watched)
    {
        var reader = Open(json);
        return End(ref reader, ShardReader.Read(json, ref reader, head, watched));
    }

    /// <summary>By id, so that every source gives one block in one order; ids are neither contiguous nor in order.</summary>
    public static NearBlock Join(BlockHead head, List<ShardReader> shards)
    {
        shards.Sort((left, right) => left.ShardId.CompareTo(right.ShardId));
        for (var i = 1; i < shards.Count; i++)
            if (shards[i].ShardId == shards[i - 1].ShardId) throw new JsonException($"Shard {shards[i].ShardId} is there twice.");
        head.ExpectShards(shards);
        return head.With([.. shards.SelectMany(shard => shard.Receipts)]);
    }

    private static List<ShardReader> ReadShards(
        ReadOnlySpan<byte> json, ref Utf8JsonReader reader, BlockHead head, WatchedAccounts watched)
    {
        var shards = new List<ShardReader>(head.Chunks.Count);
        while (reader.NextItem()) shards.Add(ShardReader.Read(json, ref reader, head, watched));
        return shards;
    }

    private static Utf8JsonReader Open(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, JsonWalk.Options);
        reader.Read();
        return reader;
    }

    // A second value behind the first would be an error that nobody looks at.
    private static T End<T>(ref Utf8JsonReader reader, T read)
    {
        reader.Read();
        return read;
    }
}
