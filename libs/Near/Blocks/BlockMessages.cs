using System.Text.Json;
using Neura.Near.Json;

namespace Neura.Near.Blocks;

/// <summary>
/// Reads whole blocks as indexers publish them: the streamer message of near-indexer and of block servers ({block, shards}), and
/// near-lake's files (block.json, shard_N.json), in snake_case or in near-lake-framework-js's camelCase.
/// </summary>
public static class BlockMessages
{
    // A block of mainnet nests about 20 deep; contracts cannot add to it, since their JSON stands inside texts.
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 64 };

    /// <summary>Reads a streamer message; null where it is JSON's null, by which block servers mean a skipped height.</summary>
    /// <param name="message">The JSON, in UTF-8.</param>
    /// <param name="watched">Accounts whose receipts are wanted; null means all.</param>
    /// <exception cref="NearFormatException">Not a whole, consistent block.</exception>
    public static NearBlock? ReadMessage(ReadOnlyMemory<byte> message, IReadOnlySet<AccountId>? watched) => Guarded(() =>
    {
        using var document = JsonDocument.Parse(message, s_options);
        var root = document.RootElement;
        return root.ValueKind == JsonValueKind.Null ? null : Read(root.Field("block"), root.Items("shards"), watched);
    });

    /// <summary>Reads near-lake's files of one height.</summary>
    /// <param name="block">block.json.</param>
    /// <param name="shards">The shard_N.json, in any order: each names its own shard.</param>
    /// <param name="watched">Accounts whose receipts are wanted; null means all.</param>
    /// <exception cref="NearFormatException">Not a whole, consistent block.</exception>
    public static NearBlock ReadLake(
        ReadOnlyMemory<byte> block, IReadOnlyCollection<ReadOnlyMemory<byte>> shards, IReadOnlySet<AccountId>? watched) => Guarded(() =>
    {
        using var document = JsonDocument.Parse(block, s_options);
        var read = Read(document.RootElement, shards.Select(Clone), watched);
        var expected = document.RootElement.Items("chunks").Count();
        return shards.Count == expected
            ? read
            : throw new JsonException($"The block has {expected} shards, {shards.Count} were given.");
    });

    /// <summary>The ids of the shards that a block lists: near-lake has a file for each.</summary>
    /// <exception cref="NearFormatException">Not a block.</exception>
    internal static IReadOnlyList<ulong> ShardsOf(ReadOnlyMemory<byte> block) => Guarded(() =>
    {
        using var document = JsonDocument.Parse(block, s_options);
        return (IReadOnlyList<ulong>)[.. document.RootElement.Items("chunks").Select(chunk => chunk.UInt64("shard_id"))];
    });

    /// <summary>The height of a streamer message; null where it is JSON's null.</summary>
    /// <exception cref="NearFormatException">Not a block.</exception>
    internal static ulong? HeightOf(ReadOnlyMemory<byte> message) => Guarded(() =>
    {
        using var document = JsonDocument.Parse(message, s_options);
        var root = document.RootElement;
        return root.ValueKind == JsonValueKind.Null ? (ulong?)null : root.Field("block").Field("header").UInt64("height");
    });

    private static NearBlock Read(JsonElement block, IEnumerable<JsonElement> shards, IReadOnlySet<AccountId>? watched)
    {
        var header = block.Field("header");
        var height = header.UInt64("height");
        var hash = header.Parsed("hash", CryptoHash.Parse);
        var brought = ChunkHeights.Of(block);
        // By id, so that every source gives one block in one order; ids are neither contiguous nor in order.
        var receipts = shards.OrderBy(shard => shard.UInt64("shard_id"))
            .SelectMany(shard => ShardReceipts.Read(shard, brought.IsRepeated(shard, height), hash, watched))
            .ToList();
        return new NearBlock(
            height, hash, header.Parsed("prev_hash", CryptoHash.Parse),
            header.FieldOrNull("prev_height") is null ? null : header.UInt64("prev_height"),
            // The number was rounded wherever JavaScript wrote it; the text is exact.
            header.UInt64(header.FieldOrNull("timestamp_nanosec") is null ? "timestamp" : "timestamp_nanosec"),
            receipts);
    }

    private static JsonElement Clone(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, s_options);
        return document.RootElement.Clone();
    }

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text that is not Unicode, or a list where an object should be.
            throw new NearFormatException($"Not a block: {e.Message}");
        }
    }
}
