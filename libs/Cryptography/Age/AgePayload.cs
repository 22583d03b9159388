using System.Buffers.Binary;

namespace Neura.Cryptography.Age;

/// <summary>
/// The layout of a payload: a nonce of 16 bytes, then chunks of 64 KiB with 16 bytes of tag each; the last may be shorter.
/// </summary>
public static class AgePayload
{
    /// <summary>Bytes of the nonce that the payload begins with.</summary>
    public const int NonceSize = 16;

    /// <summary>Plaintext bytes of every chunk but the last.</summary>
    public const int ChunkSize = 64 * 1024;

    /// <summary>Bytes of a chunk's tag.</summary>
    public const int TagSize = 16;

    /// <summary>Stored bytes of every chunk but the last.</summary>
    public const int SealedChunkSize = ChunkSize + TagSize;

    /// <summary>Where chunk k begins in the payload.</summary>
    public static long OffsetOfChunk(long chunk) => NonceSize + (chunk * SealedChunkSize);

    /// <summary>How long the payload of a plaintext of this length is.</summary>
    public static long LengthOf(long plaintextLength) => NonceSize + plaintextLength + (Chunks(plaintextLength) * TagSize);

    /// <summary>How long the plaintext of a payload of this length is.</summary>
    /// <exception cref="AgeException">Truncated: no payload has this length.</exception>
    public static long PlaintextLengthOf(long payloadLength)
    {
        var rest = payloadLength - NonceSize;
        var last = rest % SealedChunkSize;
        var isWhole = rest == TagSize || (rest > 0 && (last == 0 || last > TagSize));
        return isWhole
            ? rest - (((rest + SealedChunkSize - 1) / SealedChunkSize) * TagSize)
            : throw new AgeException(AgeError.Truncated, $"No age payload has {payloadLength} bytes.");
    }

    /// <summary>How many chunks this plaintext has: an empty one has one.</summary>
    public static long Chunks(long plaintextLength) => plaintextLength == 0 ? 1 : (plaintextLength + ChunkSize - 1) / ChunkSize;

    // STREAM: eleven bytes of counter, big-endian, and whether it is the last chunk.
    internal static void WriteNonce(Span<byte> nonce, long chunk, bool isFinal)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce[3..], chunk);
        nonce[11] = isFinal ? (byte)1 : (byte)0;
    }
}
