using System.Text.Json;

namespace Neura.Near.Blocks;

/// <summary>
/// Reads whole blocks as indexers publish them: the streamer message of near-indexer and of block servers ({block, shards}), and
/// near-lake's files (block.json, shard_N.json), in snake_case or in near-lake-framework-js's camelCase.
/// </summary>
/// <remarks>
/// JSON is gone over once, without a tree of it. What is not needed (state changes, proofs, approvals) is passed over, and of the
/// receipts only those of watched executors are decoded.
/// </remarks>
public static class BlockMessages
{
    /// <summary>Reads a streamer message; null where it is JSON's null, by which block servers mean a skipped height.</summary>
    /// <param name="message">The JSON, in UTF-8.</param>
    /// <param name="watched">Accounts whose receipts are wanted; null means all.</param>
    /// <exception cref="NearFormatException">Not a whole, consistent block.</exception>
    public static NearBlock? ReadMessage(ReadOnlyMemory<byte> message, IReadOnlySet<AccountId>? watched) =>
        Guarded(() => MessageReader.Read(message.Span, new WatchedAccounts(watched)));

    /// <summary>Reads near-lake's files of one height.</summary>
    /// <param name="block">block.json.</param>
    /// <param name="shards">The shard_N.json, in any order: each names its own shard.</param>
    /// <param name="watched">Accounts whose receipts are wanted; null means all.</param>
    /// <exception cref="NearFormatException">Not a whole, consistent block.</exception>
    public static NearBlock ReadLake(
        ReadOnlyMemory<byte> block, IReadOnlyCollection<ReadOnlyMemory<byte>> shards, IReadOnlySet<AccountId>? watched) => Guarded(() =>
    {
        var head = MessageReader.ReadHead(block.Span);
        var accounts = new WatchedAccounts(watched);
        return MessageReader.Join(head, [.. shards.Select(shard => MessageReader.ReadShard(shard.Span, head, accounts))]);
    });

    /// <summary>The ids of the shards that a block lists: near-lake has a file for each.</summary>
    /// <exception cref="NearFormatException">Not a block.</exception>
    internal static IReadOnlyList<ulong> ShardsOf(ReadOnlyMemory<byte> block) =>
        Guarded(() => MessageReader.ReadHead(block.Span).Chunks.ConvertAll(chunk => chunk.ShardId));

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
