using Neura.Near.Blocks;
using Neura.Near.Rpc;

namespace NeuraNft.Application.Chain;

/// <summary>
/// Takes a block only where every other endpoint shows the same hash at its height. One endpoint may lie or follow a fork; two that
/// disagree stop ingestion.
/// </summary>
internal sealed class WitnessedBlockSource(IBlockSource source, IReadOnlyList<JsonRpcClient> witnesses) : IBlockSource
{
    public Task<ulong> FinalHeightAsync(CancellationToken cancellationToken) => source.FinalHeightAsync(cancellationToken);

    /// <exception cref="ChainHaltedException">Two endpoints disagree.</exception>
    public async Task<BlockRead> ReadAsync(ulong height, CancellationToken cancellationToken)
    {
        var read = await source.ReadAsync(height, cancellationToken);
        if (read is not BlockRead.Found found)
            return read;
        foreach (var witness in witnesses)
        {
            if (await HashAsync(witness, height, cancellationToken) is not { } hash)
                return new BlockRead.NotFinal(height, height - 1);
            if (hash != found.Block.Hash.ToString())
                throw new ChainHaltedException($"Two endpoints disagree on block {height}: {found.Block.Hash} and {hash}.");
        }
        return read;
    }

    // A witness that has not got there yet is waited for.
    private static async Task<string?> HashAsync(JsonRpcClient witness, ulong height, CancellationToken cancellationToken)
    {
        try
        {
            return (await witness.BlockAsync(new BlockReference.AtHeight(height), cancellationToken)).Header.Hash.ToString();
        }
        catch (NearRpcException e) when (e.Kind == NearRpcErrorKind.UnknownBlock)
        {
            return null;
        }
    }
}
