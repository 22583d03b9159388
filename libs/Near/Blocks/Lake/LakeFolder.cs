namespace Neura.Near.Blocks;

/// <summary>near-lake's files in a folder, one sub-folder a height.</summary>
/// <param name="path">The folder.</param>
/// <param name="maxFileBytes">The longest file read. Default 64 MiB.</param>
public sealed class LakeFolder(string path, int maxFileBytes = 64 * 1024 * 1024) : ILakeStore
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<ulong>> ListAsync(ulong from, int limit, CancellationToken cancellationToken)
    {
        // File systems list in no order, so all names are looked at; only the lowest are kept.
        var lowest = new SortedSet<ulong>();
        foreach (var folder in Directory.EnumerateDirectories(path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!LakeKeys.TryReadFolder(Path.GetFileName(folder.AsSpan()), out var height) || height < from) continue;
            lowest.Add(height);
            if (lowest.Count > limit) lowest.Remove(lowest.Max);
        }
        return Task.FromResult<IReadOnlyList<ulong>>([.. lowest]);
    }

    /// <inheritdoc/>
    /// <exception cref="BlockSourceException">The file is too long, or cannot be read.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            var file = new FileInfo(Path.Combine(path, key));
            if (!file.Exists) return null;
            return file.Length <= maxFileBytes
                ? await File.ReadAllBytesAsync(file.FullName, cancellationToken)
                : throw new BlockSourceException(BlockSourceFailure.TooLarge, $"{key} is longer than the {maxFileBytes} bytes allowed.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BlockSourceException(BlockSourceFailure.Unavailable, $"{key} cannot be read: {e.Message}", e);
        }
    }
}
