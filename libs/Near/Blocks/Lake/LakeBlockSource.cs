namespace Neura.Near.Blocks;

/// <summary>Reads near-lake: `{height:D12}/block.json` and one `shard_{id}.json` for each shard that the block lists.</summary>
/// <remarks>The lake holds final blocks only. A height without files between two that have some is a skipped one.</remarks>
public sealed class LakeBlockSource(ILakeStore store, LakeOptions options, TimeProvider time) : IBlockSource
{
    private const int ReadAtOnce = 16;

    private readonly LakeHead _head = new(store);

    /// <inheritdoc/>
    public Task<ulong> FinalHeightAsync(CancellationToken cancellationToken) => _head.FindLastAsync(cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="BlockSourceException">
    /// <see cref="BlockSourceFailure.NotKept"/> below the lake's first height; <see cref="BlockSourceFailure.Incomplete"/> where a
    /// file stays missing; <see cref="BlockSourceFailure.TooLarge"/> where the shards are together; or what the store throws.
    /// </exception>
    /// <exception cref="NearFormatException">The files are no whole, consistent block.</exception>
    public async Task<BlockRead> ReadAsync(ulong height, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(LakeKeys.Block(height), cancellationToken) is not { } block)
            return await ExplainMissingAsync(height, cancellationToken);
        var shards = await ReadShardsAsync(height, BlockMessages.ShardsOf(block), cancellationToken);
        var read = BlockMessages.ReadLake(block, shards, options.Watched);
        return read.Height == height
            ? new BlockRead.Found(read)
            : throw new BlockSourceException(BlockSourceFailure.Contradiction, $"Block {read.Height} lies under height {height}.");
    }

    private async Task<BlockRead> ExplainMissingAsync(ulong height, CancellationToken cancellationToken)
    {
        if (height > _head.Seen && height > await FinalHeightAsync(cancellationToken))
            return new BlockRead.NotFinal(height, _head.Seen);
        return await _head.FirstAsync(cancellationToken) is { } first && height >= first
            ? new BlockRead.Skipped(height)
            : throw new BlockSourceException(BlockSourceFailure.NotKept, $"The lake has nothing at {height} or below.");
    }

    private async Task<ReadOnlyMemory<byte>[]> ReadShardsAsync(
        ulong height, IReadOnlyList<ulong> ids, CancellationToken cancellationToken)
    {
        var shards = new ReadOnlyMemory<byte>[ids.Count];
        var left = options.MaxBlockBytes;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = ReadAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, ids.Count, parallel, async (i, token) =>
        {
            shards[i] = await ReadShardAsync(height, ids[i], token);
            if (Interlocked.Add(ref left, -shards[i].Length) < 0)
                throw new BlockSourceException(
                    BlockSourceFailure.TooLarge, $"The shards of block {height} are over the {options.MaxBlockBytes} bytes allowed.");
        });
        return shards;
    }

    private async Task<ReadOnlyMemory<byte>> ReadShardAsync(ulong height, ulong shardId, CancellationToken cancellationToken)
    {
        var key = LakeKeys.Shard(height, shardId);
        for (var attempt = 0; ; attempt++)
        {
            if (await store.ReadAsync(key, cancellationToken) is { } shard) return shard;
            if (attempt == options.MissingFileRetries)
                throw new BlockSourceException(BlockSourceFailure.Incomplete, $"{key} is missing.");
            await Task.Delay(options.MissingFileDelay, time, cancellationToken);
        }
    }
}
