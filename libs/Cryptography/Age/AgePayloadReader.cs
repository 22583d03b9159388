using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Neura.Cryptography.Age;

/// <summary>Decrypts a payload from front to back, in constant memory. Gives only bytes that were verified.</summary>
/// <remarks>
/// The end is given (a read of 0 bytes) only after the final chunk, with nothing behind it; until then what was read may be the
/// beginning of something longer: a caller that must not act on a part waits for the end.
/// </remarks>
/// <exception cref="AgeException">PayloadInvalid, Truncated, TrailingBytes; and again at each further read.</exception>
public sealed class AgePayloadReader : ReadOnlyStream
{
    private readonly Stream _payload;
    private readonly AgeChunkOpener _opener;
    private readonly bool _keepsPayloadOpen;
    private readonly byte[] _sealed = GC.AllocateUninitializedArray<byte>(AgePayload.SealedChunkSize);
    private readonly byte[] _plain = GC.AllocateUninitializedArray<byte>(AgePayload.ChunkSize);
    private Memory<byte> _unread;
    private long _chunk;
    private bool _isFinal;
    private bool _isAtEnd;
    private AgeException? _failure;

    private AgePayloadReader(Stream payload, AgeChunkOpener opener, bool keepsPayloadOpen) =>
        (_payload, _opener, _keepsPayloadOpen) = (payload, opener, keepsPayloadOpen);

    /// <summary>Reads the payload's nonce. The payload is disposed with the reader unless it is to be kept open.</summary>
    public static async Task<AgePayloadReader> OpenAsync(Stream payload, AgeFileKey fileKey, bool keepsPayloadOpen, CancellationToken ct)
    {
        var nonce = new byte[AgePayload.NonceSize];
        if (await payload.ReadAtLeastAsync(nonce, nonce.Length, throwOnEndOfStream: false, ct) < nonce.Length)
            throw new AgeException(AgeError.Truncated, "The payload ends within its nonce.");
        return new AgePayloadReader(payload, new AgeChunkOpener(fileKey, nonce), keepsPayloadOpen);
    }

    public override int Read(Span<byte> buffer)
    {
        while (_unread.IsEmpty && !IsDone())
            Open(_payload.ReadAtLeast(_sealed, _sealed.Length, throwOnEndOfStream: false));
        return Take(buffer);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await FillAsync(cancellationToken);
        return Take(buffer.Span);
    }

    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        while (await FillAsync(cancellationToken))
        {
            await destination.WriteAsync(_unread, cancellationToken);
            _unread = default;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _opener.Dispose();
            CryptographicOperations.ZeroMemory(_plain);
            if (!_keepsPayloadOpen) _payload.Dispose();
        }
        base.Dispose(disposing);
    }

    // One box for all chunks instead of one for each that had to wait.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> FillAsync(CancellationToken ct)
    {
        while (_unread.IsEmpty && !IsDone())
            Open(await _payload.ReadAtLeastAsync(_sealed, _sealed.Length, throwOnEndOfStream: false, ct));
        return !_unread.IsEmpty;
    }

    private int Take(Span<byte> buffer)
    {
        var length = Math.Min(buffer.Length, _unread.Length);
        _unread.Span[..length].CopyTo(buffer);
        _unread = _unread[length..];
        return length;
    }

    private bool IsDone() => _failure is null ? _isAtEnd : throw new AgeException(_failure.Error, _failure.Message);

    private void Open(int length)
    {
        try
        {
            OpenNext(length);
        }
        catch (AgeException failure)
        {
            _failure = failure;
            throw;
        }
    }

    private void OpenNext(int length)
    {
        if (_isFinal && length > 0) throw new AgeException(AgeError.TrailingBytes, "Something follows the payload's final chunk.");
        if (_isFinal)
        {
            _isAtEnd = true;
            return;
        }
        var isLikelyFinal = _payload.CanSeek && _payload.Position == _payload.Length;
        _isFinal = _opener.Open(_chunk++, isLikelyFinal, _sealed.AsSpan(0, length), _plain);
        _unread = _plain.AsMemory(0, length - AgePayload.TagSize);
    }
}
