using System.Security.Cryptography;
using Neura.ContentStore;
using Neura.Cryptography.Age;

namespace NeuraNft.Application.Content;

/// <summary>
/// An upload as one process receives it: one file, one file key, each chunk sealed once. Whatever goes wrong ends the sitting; the next
/// one has a fresh key, so that no nonce ever seals two plaintexts, also not after a crash or a restored disk. Constant memory.
/// </summary>
internal sealed class UploadSitting : IAsyncDisposable
{
    private readonly AgeFileKey _key;
    private readonly UploadTail _tail;
    private readonly FileStream _file;
    private readonly ContentHasher _payloadHash = new();
    private readonly IncrementalHash _plaintextHash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _held = new byte[AgePayload.ChunkSize];
    private AgePayloadWriter _writer = null!;
    private int _heldCount;

    private UploadSitting(Guid id, AgeFileKey key, byte[] custodyHeader, string path)
    {
        (Id, _key, CustodyHeader, Path) = (id, key, custodyHeader, path);
        _tail = new UploadTail(key, id);
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 0, useAsync: true);
    }

    public Guid Id { get; }

    /// <summary>Of this file's key.</summary>
    public byte[] CustodyHeader { get; }

    public string Path { get; }

    /// <summary>Plaintext bytes that came.</summary>
    public long Received { get; private set; }

    /// <summary>Plaintext bytes in sealed chunks; what came behind them is the tail.</summary>
    public long Sealed => _writer.Chunks * AgePayload.ChunkSize;

    public static async Task<UploadSitting> BeginAsync(
        Guid id, AgeFileKey key, byte[] custodyHeader, string path, CancellationToken cancellationToken)
    {
        var sitting = new UploadSitting(id, key, custodyHeader, path);
        sitting._writer = await AgePayloadWriter.StartAsync(
            new HashedFile(sitting._file, sitting._payloadHash), key, cancellationToken);
        return sitting;
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        _plaintextHash.AppendData(bytes.Span);
        await _writer.WriteAsync(bytes, cancellationToken);
        Received += bytes.Length;
        // What the writer holds back is remembered here as well: it becomes the tail.
        var held = (int)(Received - Sealed);
        var kept = Math.Min(_heldCount, Math.Max(0, held - bytes.Length));
        _held.AsSpan(_heldCount - kept, kept).CopyTo(_held);
        bytes.Span[^(held - kept)..].CopyTo(_held.AsSpan(kept));
        _heldCount = held;
    }

    public byte[]? SealTail() => _tail.Seal(_held.AsSpan(0, _heldCount));

    public void Flush() => _file.Flush(flushToDisk: true);

    /// <summary>Seals the last chunk. The file is complete and flushed afterwards, and closed.</summary>
    public async Task<(ContentIdentity Payload, IReadOnlyList<byte[]> Nodes, byte[] PlaintextSha256)> CompleteAsync(
        CancellationToken cancellationToken)
    {
        await _writer.CompleteAsync(cancellationToken);
        Flush();
        await _file.DisposeAsync();
        return (_payloadHash.Finish(), _payloadHash.Nodes, _plaintextHash.GetHashAndReset());
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _file.DisposeAsync();
        CryptographicOperations.ZeroMemory(_held);
        _tail.Dispose();
        _payloadHash.Dispose();
        _plaintextHash.Dispose();
        _key.Dispose();
    }
}
