namespace Neura.Near.Blocks;

/// <summary>
/// A second opinion on final blocks, another endpoint's or another kind of source's: on the hash, and on receipts where it reads them.
/// </summary>
public interface IBlockWitness
{
    /// <summary>Says in messages which one this is.</summary>
    string Name { get; }

    /// <summary>What it shows at a height. Never the hash of a block that is not final to it.</summary>
    Task<WitnessedHash> HashAsync(ulong height, CancellationToken cancellationToken);
}
