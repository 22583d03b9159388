namespace Neura.Cryptography.Age;

/// <summary>Gives a part of the stored payload: bytes from an offset on, at least as many as asked for or up to its end.</summary>
public delegate Task<Stream> AgePayloadRange(long offset, long length, CancellationToken ct);

/// <summary>Decrypts ranges of a payload without what lies before them.</summary>
public sealed class AgeRandomReader : IDisposable
{
    private readonly AgePayloadRange _source;
    private readonly AgeChunkOpener _opener;

    private AgeRandomReader(AgePayloadRange source, AgeChunkOpener opener, long length) =>
        (_source, _opener, Length) = (source, opener, length);

    /// <summary>Bytes of the plaintext. It is proven: the final chunk was opened where this length puts it.</summary>
    public long Length { get; }

    /// <summary>Reads the nonce and verifies the final chunk, so that a payload cut at a chunk's border is refused at once.</summary>
    /// <param name="payloadLength">Bytes of the stored payload.</param>
    /// <exception cref="AgeException">Truncated, PayloadInvalid.</exception>
    public static async Task<AgeRandomReader> OpenAsync(
        AgePayloadRange source, long payloadLength, AgeFileKey fileKey, CancellationToken ct)
    {
        var length = AgePayload.PlaintextLengthOf(payloadLength);
        var nonce = new byte[AgePayload.NonceSize];
        await using (var start = await source(0, nonce.Length, ct)) await ReadAsync(start, nonce, ct);
        var reader = new AgeRandomReader(source, new AgeChunkOpener(fileKey, nonce), length);
        try
        {
            await using var end = await reader.OpenRangeAsync(length, length, ct);
            return reader;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>A seekable stream as the source; reads through one reader must not overlap.</summary>
    public static AgePayloadRange Over(Stream payload) => (offset, _, _) =>
    {
        payload.Position = offset;
        return Task.FromResult<Stream>(new BorrowedStream(payload));
    };

    /// <summary>
    /// The plaintext from <paramref name="from"/> up to but not including <paramref name="to"/>. Dispose it before the reader.
    /// </summary>
    public async Task<Stream> OpenRangeAsync(long from, long to, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, to);
        var last = AgePayload.Chunks(Length) - 1;
        var firstChunk = Math.Min(from / AgePayload.ChunkSize, last);
        var lastChunk = to == from ? firstChunk : (to - 1) / AgePayload.ChunkSize;
        var offset = AgePayload.OffsetOfChunk(firstChunk);
        var end = Math.Min(AgePayload.OffsetOfChunk(lastChunk + 1), AgePayload.LengthOf(Length));
        var range = new AgeRangeStream(await _source(offset, end - offset, ct), _opener, Length, from, to);
        try
        {
            await range.PrimeAsync(ct);
            return range;
        }
        catch
        {
            await range.DisposeAsync();
            throw;
        }
    }

    public void Dispose() => _opener.Dispose();

    private static async Task ReadAsync(Stream source, Memory<byte> bytes, CancellationToken ct)
    {
        if (await source.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct) < bytes.Length)
            throw new AgeException(AgeError.Truncated, "The payload ends within its nonce.");
    }
}
