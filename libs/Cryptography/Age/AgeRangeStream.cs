using System.Security.Cryptography;

namespace Neura.Cryptography.Age;

/// <summary>A range of the plaintext; each chunk is verified at its place and as the last or not, before any of it is given.</summary>
internal sealed class AgeRangeStream : ReadOnlyStream
{
    private readonly Stream _payload;
    private readonly AgeChunkOpener _opener;
    private readonly long _plaintextLength;
    private readonly long _to;
    private readonly byte[] _sealed = GC.AllocateUninitializedArray<byte>(AgePayload.SealedChunkSize);
    private readonly byte[] _plain = GC.AllocateUninitializedArray<byte>(AgePayload.ChunkSize);
    private Memory<byte> _unread;
    private long _at;
    private long _chunk;

    public AgeRangeStream(Stream payload, AgeChunkOpener opener, long plaintextLength, long from, long to)
    {
        (_payload, _opener, _plaintextLength, _at, _to) = (payload, opener, plaintextLength, from, to);
        _chunk = Math.Min(from / AgePayload.ChunkSize, Last);
    }

    private long Last => AgePayload.Chunks(_plaintextLength) - 1;

    // How many stored bytes the next chunk has.
    private int Needed => AgePayload.TagSize
        + (int)Math.Min(AgePayload.ChunkSize, _plaintextLength - (_chunk * AgePayload.ChunkSize));

    /// <summary>Opens the first chunk even of an empty range: what is not there or not whole shows at once.</summary>
    public async Task PrimeAsync(CancellationToken ct) =>
        Open(await _payload.ReadAtLeastAsync(_sealed.AsMemory(0, Needed), Needed, throwOnEndOfStream: false, ct));

    public override int Read(Span<byte> buffer)
    {
        if (_unread.IsEmpty && _at < _to)
            Open(_payload.ReadAtLeast(_sealed.AsSpan(0, Needed), Needed, throwOnEndOfStream: false));
        return Take(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_unread.IsEmpty && _at < _to) await PrimeAsync(cancellationToken);
        return Take(buffer.Span);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CryptographicOperations.ZeroMemory(_plain);
            _payload.Dispose();
        }
        base.Dispose(disposing);
    }

    private void Open(int read)
    {
        if (read < Needed) throw new AgeException(AgeError.Truncated, "The payload ends before its final chunk.");
        if (!_opener.TryOpen(_chunk, _chunk == Last, _sealed.AsSpan(0, Needed), _plain))
            throw new AgeException(AgeError.PayloadInvalid, $"Chunk {_chunk} of the payload does not verify.");
        var start = _chunk * AgePayload.ChunkSize;
        var length = Needed - AgePayload.TagSize;
        var from = (int)(_at - start);
        var to = (int)Math.Min(length, _to - start);
        _unread = _plain.AsMemory(from, to - from);
        _chunk++;
    }

    private int Take(Span<byte> buffer)
    {
        var length = Math.Min(buffer.Length, _unread.Length);
        _unread.Span[..length].CopyTo(buffer);
        _unread = _unread[length..];
        _at += length;
        return length;
    }
}
