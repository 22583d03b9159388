namespace Neura.Near.Rpc;

public sealed partial class JsonRpcClient
{
    /// <summary>
    /// Whether the node has been past a height and still keeps it, so that an unknown block there is a skipped one.
    /// </summary>
    /// <exception cref="NearRpcException"><see cref="NearRpcErrorKind.GarbageCollected"/> where it has thrown the height away.</exception>
    public async Task<bool> IsKeptAsync(ulong height, CancellationToken cancellationToken)
    {
        var sync = (await StatusAsync(cancellationToken)).SyncInfo;
        if (height < sync.EarliestBlockHeight)
            throw new NearRpcException(NearRpcErrorKind.GarbageCollected, $"The node keeps no block below {sync.EarliestBlockHeight}.");
        return height <= sync.LatestBlockHeight;
    }
}
