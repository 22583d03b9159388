namespace Neura.Near.Rpc;

/// <summary>
/// Header of a chunk as a block lists it. The chunk is new in that block only where <paramref name="HeightIncluded"/> is the block's
/// height.
/// </summary>
/// <param name="ChunkHash">Hash of the chunk.</param>
/// <param name="ShardId">Id of the shard: neither an index nor contiguous.</param>
/// <param name="HeightIncluded">Height of the block that brought the chunk.</param>
/// <param name="HeightCreated">Height at which it was produced.</param>
/// <param name="GasUsed">Gas of the receipts and transactions run.</param>
/// <param name="GasLimit">The most it may use.</param>
public sealed record ChunkHeaderView(
    CryptoHash ChunkHash, ulong ShardId, ulong HeightIncluded, ulong HeightCreated, Gas GasUsed, Gas GasLimit);
