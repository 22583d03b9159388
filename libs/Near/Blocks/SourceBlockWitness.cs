namespace Neura.Near.Blocks;

/// <summary>
/// Another source's word on a block: near-lake beside an RPC node, or a second RPC node. It reads the whole block for it.
/// </summary>
/// <param name="name">Says in messages which one this is.</param>
/// <param name="source">The other source.</param>
/// <param name="executors">
/// Accounts whose receipts are compared too: both sources must read all of them. Null: the hash alone, which does not cover receipts.
/// </param>
public sealed class SourceBlockWitness(string name, IBlockSource source, IReadOnlySet<AccountId>? executors = null) : IBlockWitness
{
    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public async Task<WitnessedHash> HashAsync(ulong height, CancellationToken cancellationToken) =>
        await source.ReadAsync(height, cancellationToken) switch
        {
            BlockRead.Found { Block: var block } => new WitnessedHash.Found(
                block.Hash, executors is null ? null : WitnessedReceipts.Of(block, executors)),
            BlockRead.Skipped => new WitnessedHash.Skipped(),
            _ => new WitnessedHash.NotFinal(),
        };
}
