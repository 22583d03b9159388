namespace Neura.Near.Blocks;

/// <summary>A second opinion on the hashes of final blocks: another endpoint, or another kind of source.</summary>
public interface IBlockWitness
{
    /// <summary>Says in messages which one this is.</summary>
    string Name { get; }

    /// <summary>What it shows at a height. Never the hash of a block that is not final to it.</summary>
    Task<WitnessedHash> HashAsync(ulong height, CancellationToken cancellationToken);
}
