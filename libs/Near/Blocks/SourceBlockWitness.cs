namespace Neura.Near.Blocks;

/// <summary>Another source's word on a hash: near-lake beside an RPC node, say. It reads the whole block for it.</summary>
public sealed class SourceBlockWitness(string name, IBlockSource source) : IBlockWitness
{
    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public async Task<WitnessedHash> HashAsync(ulong height, CancellationToken cancellationToken) =>
        await source.ReadAsync(height, cancellationToken) switch
        {
            BlockRead.Found found => new WitnessedHash.Found(found.Block.Hash),
            BlockRead.Skipped => new WitnessedHash.Skipped(),
            _ => new WitnessedHash.NotFinal(),
        };
}
