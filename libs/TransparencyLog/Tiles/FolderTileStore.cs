using System.Security.Cryptography;

namespace Neura.TransparencyLog.Tiles;

/// <summary>
/// A log's files in a folder, laid out as they are served. Each is written beside its place, synced, then moved there, so that a
/// reader, or whoever comes after a crash, sees it whole or not at all.
/// </summary>
public sealed class FolderTileStore(string folder) : ITileStore
{
    public string Folder { get; } = System.IO.Path.GetFullPath(folder);

    public async Task<byte[]?> ReadAsync(TileId tile, CancellationToken cancellationToken)
    {
        if (await ReadFileAsync(tile.Path, cancellationToken) is { } bytes) return bytes;
        if (!tile.IsPartial) return null;
        var full = await ReadFileAsync(tile.Full.Path, cancellationToken);
        return full is null ? null : TilePrefix.Of(tile, full);
    }

    public async Task WriteAsync(TileId tile, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var before = await ReadFileAsync(tile.Path, cancellationToken);
        if (before is null) await PutAsync(Place(tile.Path), bytes, cancellationToken);
        else if (!bytes.Span.SequenceEqual(before)) throw new TileConflictException(tile);
    }

    public async Task<byte[]?> ReadFileAsync(string name, CancellationToken cancellationToken)
    {
        // Most are looked for before they are written: an exception for each would cost more than the write.
        var place = Place(name);
        if (!File.Exists(place)) return null;
        try
        {
            return await File.ReadAllBytesAsync(place, cancellationToken);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public async Task ReplaceFileAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        // What was signed or cosigned must not be forgotten with a power cut: the name is to last as the bytes do.
        var place = Place(name);
        await PutAsync(place, bytes, cancellationToken);
        DirectoryFlush.Flush(System.IO.Path.GetDirectoryName(place)!);
    }

    private static async Task PutAsync(string place, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(place)!);
        var beside = $"{place}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}.new";
        try
        {
            await using (var file = new FileStream(
                beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true))
            {
                await file.WriteAsync(bytes, cancellationToken);
                file.Flush(flushToDisk: true);
            }
            File.Move(beside, place, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    private string Place(string name) => System.IO.Path.Combine(Folder, name);
}
