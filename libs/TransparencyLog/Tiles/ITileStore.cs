namespace Neura.TransparencyLog.Tiles;

/// <summary>Where a log's files lie: tiles, which never change, and a few named ones that do.</summary>
public interface ITileStore
{
    /// <summary>Null where there is no such tile. A partial tile may be answered from the full one: its first hashes.</summary>
    Task<byte[]?> ReadAsync(TileId tile, CancellationToken cancellationToken);

    /// <summary>Durable once it returns. The same bytes again are no change.</summary>
    /// <exception cref="TileConflictException">There is such a tile, with other bytes.</exception>
    Task WriteAsync(TileId tile, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Null where there is no such file.</summary>
    Task<byte[]?> ReadFileAsync(string name, CancellationToken cancellationToken);

    /// <summary>Puts the file in place of the one before, whole or not at all; durable once it returns.</summary>
    Task ReplaceFileAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);
}
