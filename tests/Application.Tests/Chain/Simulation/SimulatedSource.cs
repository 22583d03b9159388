using System.Collections.Concurrent;
using Neura.Near.Blocks;

namespace NeuraNft.Application.Tests.Chain.Simulation;

/// <summary>
/// Shows the chain as its head moves on. Now and then it has followed a fork: it shows a block that did not become final, until asked
/// again.
/// </summary>
internal sealed class SimulatedSource(SimulatedChain chain, int seed, ulong headsApart) : IBlockSource, IBlockWitness
{
    private readonly ConcurrentDictionary<ulong, bool> forked = [];
    private ulong head = SimulatedChain.FirstHeight;

    public string Name => "honest";

    public int Forks => forked.Count;

    public Task<ulong> FinalHeightAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Math.Min(chain.LastHeight, Interlocked.Add(ref head, headsApart)));

    public async Task<BlockRead> ReadAsync(ulong height, CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (height > chain.LastHeight)
            return new BlockRead.NotFinal(height, chain.LastHeight);
        if (chain.Find(height) is not { } block)
            return new BlockRead.Skipped(height);
        var kind = (int)((height * 2_654_435_761 + (ulong)seed) % 1_000);
        if (kind < 2 && height > SimulatedChain.FirstHeight && forked.TryAdd(height, true))
            block = SimulatedChain.ForkAt(block, broken: kind == 0);
        return new BlockRead.Found(BlockMessages.ReadMessage(block.ToMessage(), watched: null)!);
    }

    public Task<WitnessedHash> HashAsync(ulong height, CancellationToken cancellationToken) => Task.FromResult<WitnessedHash>(
        chain.Find(height) is { } block ? new WitnessedHash.Found(block.Hash) : new WitnessedHash.Skipped());
}
