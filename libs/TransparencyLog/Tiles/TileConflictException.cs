namespace Neura.TransparencyLog.Tiles;

/// <summary>A tile that was written before would have other bytes now: what it was made from has changed.</summary>
public sealed class TileConflictException(TileId tile)
    : Exception($"{tile.Path} was written before with other bytes: entries that were integrated have changed.")
{
    public TileId Tile { get; } = tile;
}
