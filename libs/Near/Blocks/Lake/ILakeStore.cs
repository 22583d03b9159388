namespace Neura.Near.Blocks;

/// <summary>
/// Where near-lake's files lie: a folder, or a bucket with the interface of S3. Keys are `{height:D12}/block.json` and so on.
/// </summary>
public interface ILakeStore
{
    /// <summary>
    /// The lowest heights at or above <paramref name="from"/> that have files, in order; at most <paramref name="limit"/>.
    /// </summary>
    Task<IReadOnlyList<ulong>> ListAsync(ulong from, int limit, CancellationToken cancellationToken);

    /// <summary>A file by its key; null where there is none.</summary>
    Task<ReadOnlyMemory<byte>?> ReadAsync(string key, CancellationToken cancellationToken);
}
