using System.Buffers;
using System.Security.Cryptography;

namespace Neura.ContentStore;

/// <summary>Takes a content piece by piece and names it, in constant memory.</summary>
internal sealed class ContentHasher : IDisposable
{
    private const int BufferSize = 128 * 1024;

    private readonly IncrementalHash _whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly UnixFsTree _tree = new(UnixFsTree.ChunkSize, UnixFsTree.MaxLinks);
    private long _size;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        _whole.AppendData(bytes);
        _tree.Append(bytes);
        _size += bytes.Length;
    }

    public ContentIdentity Finish() => new(_tree.Finish(), Convert.ToHexStringLower(_whole.GetHashAndReset()), _size);

    /// <summary>Reads a stream to its end, writing along to another. False as soon as it is longer than the limit.</summary>
    public async Task<bool> ReadAsync(Stream from, Stream? to, long limit, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int read;
            while ((read = await from.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (read > limit - _size)
                    return false;
                Append(buffer.AsSpan(0, read));
                if (to is not null)
                    await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose()
    {
        _whole.Dispose();
        _tree.Dispose();
    }
}
