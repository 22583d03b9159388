namespace Neura.Near.Blocks;

/// <summary>Where final blocks come from: plain RPC, a block server, or near-lake files.</summary>
public interface IBlockSource
{
    /// <summary>The height of the newest final block the source knows.</summary>
    Task<ulong> FinalHeightAsync(CancellationToken cancellationToken);

    /// <summary>Reads one height. Never gives a block that is not final.</summary>
    Task<BlockRead> ReadAsync(ulong height, CancellationToken cancellationToken);
}
