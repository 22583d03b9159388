namespace Neura.Near.Blocks;

/// <summary>near-lake's files in a folder, one sub-folder a height.</summary>
/// <param name="path">The folder.</param>
/// <param name="maxFileBytes">The longest file read. Default 64 MiB.</param>
public sealed class LakeFolder(string path, int maxFileBytes = 64 * 1024 * 1024) : ILakeStore
{
    // How long names are believed where the folder's time has not moved: file systems keep it in steps.
    private static readonly TimeSpan s_listingLifetime = TimeSpan.FromSeconds(1);

    private Listing? _listing;

    /// <inheritdoc/>
    public Task<IReadOnlyList<ulong>> ListAsync(ulong from, int limit, CancellationToken cancellationToken)
    {
        var heights = Heights(cancellationToken);
        var start = Array.BinarySearch(heights, from);
        var found = heights.AsSpan(start < 0 ? ~start : start);
        return Task.FromResult<IReadOnlyList<ulong>>(found[..Math.Clamp(limit, 0, found.Length)].ToArray());
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

    // All names are looked at, since file systems list in no order; but once, while no folder comes or goes: polls are many.
    private ulong[] Heights(CancellationToken cancellationToken)
    {
        var changed = Directory.GetLastWriteTimeUtc(path);
        if (Volatile.Read(ref _listing) is { } listed && listed.Changed == changed
            && TimeProvider.System.GetElapsedTime(listed.ReadAt) < s_listingLifetime) return listed.Heights;
        var readAt = TimeProvider.System.GetTimestamp();
        var heights = new List<ulong>();
        foreach (var folder in Directory.EnumerateDirectories(path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (LakeKeys.TryReadFolder(Path.GetFileName(folder.AsSpan()), out var height)) heights.Add(height);
        }
        ulong[] sorted = [.. heights.Distinct().Order()];
        Volatile.Write(ref _listing, new Listing(changed, readAt, sorted));
        return sorted;
    }

    private sealed record Listing(DateTime Changed, long ReadAt, ulong[] Heights);
}
