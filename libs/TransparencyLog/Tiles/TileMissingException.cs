namespace Neura.TransparencyLog.Tiles;

/// <summary>A tile that a tree of this size must have is not there, or has not the bytes that its width says.</summary>
public sealed class TileMissingException(TileId tile, int? length)
    : Exception(length is { } bytes ? $"{tile.Path} has {bytes} bytes." : $"{tile.Path} is missing.")
{
    public TileId Tile { get; } = tile;
}
