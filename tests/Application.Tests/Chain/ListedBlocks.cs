using Neura.Near.Blocks;

namespace NeuraNft.Application.Tests.Chain;

/// <summary>A source of the blocks it was given; every other height below its head was skipped.</summary>
internal sealed class ListedBlocks(params IEnumerable<NearBlock> blocks) : IBlockSource
{
    private readonly Dictionary<ulong, NearBlock> byHeight = blocks.ToDictionary(b => b.Height);

    public void Add(NearBlock block) => byHeight[block.Height] = block;

    public Task<ulong> FinalHeightAsync(CancellationToken cancellationToken) => Task.FromResult(byHeight.Keys.Max());

    public Task<BlockRead> ReadAsync(ulong height, CancellationToken cancellationToken) => Task.FromResult<BlockRead>(
        height > byHeight.Keys.Max() ? new BlockRead.NotFinal(height, byHeight.Keys.Max())
        : byHeight.TryGetValue(height, out var block) ? new BlockRead.Found(block) : new BlockRead.Skipped(height));
}
