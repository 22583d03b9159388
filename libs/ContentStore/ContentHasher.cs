using System.Buffers;
using System.Security.Cryptography;

namespace Neura.ContentStore;

/// <summary>Takes a content piece by piece and names it. Memory: a buffer, and 48 bytes a mebibyte for the tree's inner nodes.</summary>
public sealed class ContentHasher : IDisposable
{
    private const int BufferSize = 128 * 1024;

    private readonly IncrementalHash _whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<byte[]> _nodes = [];
    private readonly UnixFsTree _tree;
    private long _size;

    public ContentHasher() => _tree = new UnixFsTree(UnixFsProfile.V1, _nodes.Add);

    /// <summary>The tree's inner nodes, from the leaves upwards: with them any range can be checked alone. Empty for one leaf.</summary>
    public IReadOnlyList<byte[]> Nodes => _nodes;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        _whole.AppendData(bytes);
        _tree.Append(bytes);
        _size += bytes.Length;
    }

    public ContentIdentity Finish() => new(_tree.Finish(), Convert.ToHexStringLower(_whole.GetHashAndReset()), _size);

    /// <summary>Takes the rest of a stream.</summary>
    public Task AppendAsync(Stream content, CancellationToken cancellationToken) =>
        ReadAsync(content, null, long.MaxValue, cancellationToken);

    /// <summary>Reads a stream to its end, writing along to another. False as soon as it is longer than the limit.</summary>
    internal async Task<bool> ReadAsync(Stream from, Stream? to, long limit, CancellationToken cancellationToken)
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
