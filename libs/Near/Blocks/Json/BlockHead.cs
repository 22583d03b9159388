using System.Text.Json;

namespace Neura.Near.Blocks;

/// <summary>What block.json says: the header, and which height brought the chunk of each shard.</summary>
internal sealed class BlockHead
{
    // The chain has fewer than 20. Whoever reads a shard's file for each must not be made to read a million.
    private const int MaxShards = 256;

    private ulong? _height;
    private CryptoHash? _hash;
    private CryptoHash? _previousHash;
    private ulong? _previousHeight;
    private ulong? _timestamp;
    private ulong? _exactTimestamp;
    private int? _maskedShards;

    public ulong Height => _height ?? throw JsonWalk.Missing("height");

    public CryptoHash Hash => _hash ?? throw JsonWalk.Missing("hash");

    /// <summary>Shard ids and the heights their chunks were included at; ids are neither contiguous nor in order.</summary>
    public List<(ulong ShardId, ulong HeightIncluded)> Chunks { get; } = [];

    /// <summary>Reads the object that the reader stands at.</summary>
    public static BlockHead Read(ref Utf8JsonReader reader)
    {
        reader.ExpectObject("block");
        var head = new BlockHead();
        while (reader.NextMember())
        {
            if (reader.Is("header"u8)) head.ReadHeader(ref reader);
            else if (reader.Is("chunks"u8)) head.ReadChunks(ref reader);
            else reader.Skip();
        }
        return head;
    }

    public NearBlock With(IReadOnlyList<ExecutedReceipt> receipts) => new(
        Height, Hash, _previousHash ?? throw JsonWalk.Missing("prev_hash"), _previousHeight,
        // The number was rounded wherever JavaScript wrote it; the text is exact.
        _exactTimestamp ?? _timestamp ?? throw JsonWalk.Missing("timestamp"), receipts);

    /// <summary>
    /// Each shard that the block has, and no other: one that is kept back would be events lost without a trace. Blocks of older nodes
    /// do not list their chunks; the mask in their header says how many there are.
    /// </summary>
    public void ExpectShards(IReadOnlyList<ShardReader> shards)
    {
        if (shards.Count != (Chunks.Count > 0 ? Chunks.Count : _maskedShards ?? throw JsonWalk.Missing("chunks")))
            throw new JsonException($"Not each shard of block {Height} is there, or more than its own: {shards.Count}.");
        foreach (var shard in shards)
            if (Chunks.Count > 0 && IncludedAt(shard.ShardId) is null)
                throw new JsonException($"Block {Height} has no shard {shard.ShardId}.");
    }

    /// <summary>The height that brought a shard's chunk; null where the block does not list the shard.</summary>
    public ulong? IncludedAt(ulong shardId)
    {
        foreach (var (id, height) in Chunks)
            if (id == shardId) return height;
        return null;
    }

    private void ReadHeader(ref Utf8JsonReader reader)
    {
        if (!reader.EnterObject("header")) return;
        while (reader.NextMember())
        {
            if (reader.Is("height"u8)) _height = reader.UInt64("height");
            else if (reader.Is("hash"u8)) _hash = reader.Hash("hash");
            else if (reader.Is("prev_hash"u8, "prevHash"u8)) _previousHash = reader.Hash("prev_hash");
            else if (reader.Is("prev_height"u8, "prevHeight"u8)) _previousHeight = reader.UInt64("prev_height");
            else if (reader.Is("timestamp_nanosec"u8, "timestampNanosec"u8)) _exactTimestamp = reader.UInt64("timestamp_nanosec");
            else if (reader.Is("chunk_mask"u8, "chunkMask"u8)) ReadMask(ref reader);
            // Only a fallback: near-lake-framework-js may have written it as a number beyond what is exact.
            else if (reader.Is("timestamp"u8)) _timestamp = reader.UInt64("timestamp");
            else reader.Skip();
        }
    }

    private void ReadMask(ref Utf8JsonReader reader)
    {
        if (!reader.EnterList("chunk_mask")) return;
        _maskedShards = 0;
        while (reader.NextItem())
        {
            if (reader.TokenType is not (JsonTokenType.True or JsonTokenType.False)) throw new JsonException("'chunk_mask' is no mask.");
            _maskedShards++;
        }
    }

    private void ReadChunks(ref Utf8JsonReader reader)
    {
        if (!reader.EnterList("chunks")) return;
        while (reader.NextItem())
        {
            reader.ExpectObject("chunks[]");
            ulong? shard = null;
            ulong? height = null;
            while (reader.NextMember())
            {
                if (reader.Is("shard_id"u8, "shardId"u8)) shard = reader.UInt64("shard_id");
                else if (reader.Is("height_included"u8, "heightIncluded"u8)) height = reader.UInt64("height_included");
                else reader.Skip();
            }
            var id = shard ?? throw JsonWalk.Missing("shard_id");
            if (IncludedAt(id) is not null) throw new JsonException($"The block lists shard {id} twice.");
            if (Chunks.Count == MaxShards) throw new JsonException($"The block lists over {MaxShards} shards.");
            Chunks.Add((id, height ?? throw JsonWalk.Missing("height_included")));
        }
    }
}
