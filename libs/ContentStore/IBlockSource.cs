namespace Neura.ContentStore;

/// <summary>Gives the blocks of one content. What it gives is not believed: the reader checks each block against its CID.</summary>
public interface IBlockSource
{
    /// <param name="place">A leaf (codec raw): that part of the content. An inner node (dag-pb): its encoding.</param>
    Task<ReadOnlyMemory<byte>> ReadAsync(BlockPlace place, CancellationToken cancellationToken);
}
