using System.Text.Json;
using Neura.Near.Json;

namespace Neura.Near.Blocks;

/// <summary>
/// Which height brought each shard's chunk, by shard id: a chunk is new in a block only where that is the block's own height.
/// </summary>
internal sealed class ChunkHeights
{
    private readonly Dictionary<ulong, ulong> _byShard = [];

    private ChunkHeights() { }

    public static ChunkHeights Of(JsonElement block)
    {
        var heights = new ChunkHeights();
        if (block.FieldOrNull("chunks") is { ValueKind: JsonValueKind.Array } chunks)
            foreach (var chunk in chunks.EnumerateArray())
                heights._byShard[chunk.UInt64("shard_id")] = chunk.UInt64("height_included");
        return heights;
    }

    /// <summary>
    /// The block's list decides; where there is none, the chunk's own header, in which older nodes left the height at zero.
    /// </summary>
    public bool IsRepeated(JsonElement shard, ulong height)
    {
        if (shard.FieldOrNull("chunk") is not { } chunk) return false; // Missing, so there is nothing that could be repeated.
        var included = _byShard.TryGetValue(shard.UInt64("shard_id"), out var listed)
            ? listed
            : chunk.Field("header").UInt64("height_included");
        return included != height && included != 0;
    }
}
