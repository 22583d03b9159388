using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Neura.Cryptography.Age;

/// <summary>Encrypts what is written to it and writes the chunks to the payload, in constant memory.</summary>
/// <remarks>
/// A payload is whole only after <see cref="CompleteAsync"/>; without it every reader refuses it as truncated. A writer that was
/// interrupted is continued by <see cref="Resume"/> at chunk <see cref="Chunks"/>, the payload cut to
/// <see cref="AgePayload.OffsetOfChunk"/> of it. What was cut off must never have left this machine: the same chunk number seals
/// another content under the same nonce otherwise.
/// </remarks>
public sealed class AgePayloadWriter : WriteOnlyStream
{
    private readonly Stream _payload;
    private readonly ChaCha20Poly1305 _cipher;
    private readonly byte[] _nonce;
    private readonly byte[] _sealed = GC.AllocateUninitializedArray<byte>(AgePayload.SealedChunkSize);
    private byte[] _held = GC.AllocateUninitializedArray<byte>(AgePayload.ChunkSize);
    private byte[] _next = GC.AllocateUninitializedArray<byte>(AgePayload.ChunkSize);
    private int _count;
    private bool _isComplete;

    private AgePayloadWriter(Stream payload, AgeFileKey fileKey, byte[] nonce, long chunk)
    {
        (_payload, _nonce, Chunks) = (payload, nonce, chunk);
        _cipher = fileKey.PayloadCipher(nonce);
    }

    /// <summary>The payload's first 16 bytes: with the file key all that <see cref="Resume"/> needs.</summary>
    public ReadOnlySpan<byte> Nonce => _nonce;

    /// <summary>Chunks that were written to the payload. Plaintext up to <c>Chunks × 64 KiB</c> need not be sent again.</summary>
    public long Chunks { get; private set; }

    /// <summary>Begins a payload: writes its nonce. The payload stream stays the caller's to flush and close.</summary>
    public static async Task<AgePayloadWriter> StartAsync(Stream payload, AgeFileKey fileKey, CancellationToken ct)
    {
        var nonce = RandomNumberGenerator.GetBytes(AgePayload.NonceSize);
        await payload.WriteAsync(nonce, ct);
        return new AgePayloadWriter(payload, fileKey, nonce, 0);
    }

    /// <summary>Goes on at a chunk; the stream has to stand at <see cref="AgePayload.OffsetOfChunk"/> of it.</summary>
    public static AgePayloadWriter Resume(Stream payload, AgeFileKey fileKey, ReadOnlySpan<byte> nonce, long chunk)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(chunk);
        ArgumentOutOfRangeException.ThrowIfNotEqual(nonce.Length, AgePayload.NonceSize);
        return new AgePayloadWriter(payload, fileKey, nonce.ToArray(), chunk);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ThrowIfComplete();
        while (buffer.Length > 0)
        {
            // A full chunk waits until more comes: the last one is sealed otherwise.
            if (_count == AgePayload.ChunkSize) await SealAsync(isFinal: false, cancellationToken);
            var length = Math.Min(buffer.Length, AgePayload.ChunkSize - _count);
            buffer[..length].CopyTo(_held.AsMemory(_count));
            _count += length;
            buffer = buffer[length..];
        }
    }

    /// <summary>Encrypts all that the stream still gives, without a copy of each chunk.</summary>
    public async Task CopyFromAsync(Stream plaintext, CancellationToken ct)
    {
        ThrowIfComplete();
        while (true)
        {
            var isFull = _count == AgePayload.ChunkSize;
            var read = await plaintext.ReadAsync(isFull ? _next : _held.AsMemory(_count), ct);
            if (read == 0) return;
            if (isFull)
            {
                await SealAsync(isFinal: false, ct);
                (_held, _next) = (_next, _held);
            }
            _count += read;
        }
    }

    /// <summary>Writes the final chunk. Nothing can be written after it.</summary>
    public async Task CompleteAsync(CancellationToken ct)
    {
        ThrowIfComplete();
        await SealAsync(isFinal: true, ct);
        _isComplete = true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _cipher.Dispose();
            CryptographicOperations.ZeroMemory(_held);
            CryptographicOperations.ZeroMemory(_next);
        }
        base.Dispose(disposing);
    }

    // One box for all chunks instead of one for each that had to wait.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask SealAsync(bool isFinal, CancellationToken ct)
    {
        Encrypt(isFinal);
        await _payload.WriteAsync(_sealed.AsMemory(0, _count + AgePayload.TagSize), ct);
        _count = 0;
        Chunks++;
    }

    private void Encrypt(bool isFinal)
    {
        Span<byte> nonce = stackalloc byte[12];
        AgePayload.WriteNonce(nonce, Chunks, isFinal);
        _cipher.Encrypt(nonce, _held.AsSpan(0, _count), _sealed.AsSpan(0, _count), _sealed.AsSpan(_count, AgePayload.TagSize));
    }

    private void ThrowIfComplete()
    {
        if (_isComplete) throw new InvalidOperationException("The payload is complete.");
    }
}
