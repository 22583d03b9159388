using Neura.Near.Rpc;

namespace Neura.Near.Blocks;

/// <summary>
/// Another node's word on a hash, not on receipts: one `block` call a height. Give each witness a client with one endpoint of its own.
/// </summary>
public sealed class RpcBlockWitness(string name, JsonRpcClient rpc) : IBlockWitness
{
    private ulong _finalHeight;

    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    /// <exception cref="NearRpcException">The node failed, or has thrown the height away.</exception>
    public async Task<WitnessedHash> HashAsync(ulong height, CancellationToken cancellationToken)
    {
        if (!await IsFinalAsync(height, cancellationToken)) return new WitnessedHash.NotFinal();
        try
        {
            var block = await rpc.BlockAsync(new BlockReference.AtHeight(height), cancellationToken);
            return block.Header.Height == height
                ? new WitnessedHash.Found(block.Header.Hash)
                : throw NearRpcException.Contradiction($"block {block.Header.Height} was given for height {height}");
        }
        catch (NearRpcException e) when (e.Kind == NearRpcErrorKind.UnknownBlock)
        {
            return await rpc.IsKeptAsync(height, cancellationToken) ? new WitnessedHash.Skipped() : new WitnessedHash.NotFinal();
        }
    }

    // A block above the node's own final head may still be replaced there: comparing it would cry wolf.
    private async Task<bool> IsFinalAsync(ulong height, CancellationToken cancellationToken)
    {
        if (height <= Volatile.Read(ref _finalHeight)) return true;
        var final = (await rpc.BlockAsync(BlockReference.Final, cancellationToken)).Header.Height;
        return height <= Highest.Raise(ref _finalHeight, final);
    }
}
