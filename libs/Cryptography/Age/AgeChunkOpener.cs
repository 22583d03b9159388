using System.Security.Cryptography;

namespace Neura.Cryptography.Age;

/// <summary>Opens single chunks of one payload.</summary>
internal sealed class AgeChunkOpener(AgeFileKey fileKey, ReadOnlySpan<byte> payloadNonce) : IDisposable
{
    private readonly ChaCha20Poly1305 _cipher = fileKey.PayloadCipher(payloadNonce);

    /// <summary>Opens a chunk that may or may not be the last; whether it is.</summary>
    /// <param name="isLikelyFinal">Which of the two is tried first for a full chunk; the answer does not depend on it.</param>
    public bool Open(long chunk, bool isLikelyFinal, ReadOnlySpan<byte> chunkBytes, Span<byte> plaintext)
    {
        // Only the last chunk may be short; whether a full one is the last shows by which nonce opens it.
        var isShort = chunkBytes.Length < AgePayload.SealedChunkSize;
        if (chunkBytes.Length < AgePayload.TagSize)
            throw new AgeException(AgeError.Truncated, "The payload ends before its final chunk.");
        if (chunkBytes.Length == AgePayload.TagSize && chunk > 0)
            throw new AgeException(AgeError.PayloadInvalid, "The final chunk is empty.");
        if (TryOpen(chunk, isShort || isLikelyFinal, chunkBytes, plaintext)) return isShort || isLikelyFinal;
        return !isShort && TryOpen(chunk, !isLikelyFinal, chunkBytes, plaintext)
            ? !isLikelyFinal
            : throw new AgeException(AgeError.PayloadInvalid, $"Chunk {chunk} of the payload does not verify.");
    }

    /// <summary>Opens a chunk of which it is known whether it is the last.</summary>
    public bool TryOpen(long chunk, bool isFinal, ReadOnlySpan<byte> chunkBytes, Span<byte> plaintext)
    {
        Span<byte> nonce = stackalloc byte[12];
        AgePayload.WriteNonce(nonce, chunk, isFinal);
        var length = chunkBytes.Length - AgePayload.TagSize;
        try
        {
            _cipher.Decrypt(nonce, chunkBytes[..length], chunkBytes[length..], plaintext[..length]);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    public void Dispose() => _cipher.Dispose();
}
