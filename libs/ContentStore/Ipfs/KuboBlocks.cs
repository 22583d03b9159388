namespace Neura.ContentStore.Ipfs;

/// <summary>The blocks of a content from an IPFS node, each asked for by its CID.</summary>
internal sealed class KuboBlocks(KuboProvider node) : IBlockSource
{
    public Task<ReadOnlyMemory<byte>> ReadAsync(BlockPlace place, CancellationToken cancellationToken) =>
        node.BlockAsync(place.Cid, cancellationToken);
}
