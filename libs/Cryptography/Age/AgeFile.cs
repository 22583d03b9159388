namespace Neura.Cryptography.Age;

/// <summary>
/// age v1 files (C2SP), with the header kept apart: the payload can be stored and never changes, while headers are minted for whoever
/// may read it. <c>cat header payload</c> is a file that every age tool opens.
/// </summary>
public static class AgeFile
{
    /// <summary>Encrypts a stream to the recipients under a new file key; the answer is the header.</summary>
    /// <param name="plaintext">Read to its end.</param>
    /// <param name="payload">Written to, neither flushed nor closed.</param>
    public static async Task<byte[]> EncryptAsync(
        Stream plaintext, Stream payload, IReadOnlyCollection<AgeRecipient> recipients, CancellationToken ct)
    {
        using var fileKey = AgeFileKey.Create();
        var header = AgeHeader.Write(fileKey, recipients);
        await EncryptAsync(plaintext, payload, fileKey, ct);
        return header;
    }

    /// <summary>Encrypts a stream under a file key that has sealed nothing else.</summary>
    public static async Task EncryptAsync(Stream plaintext, Stream payload, AgeFileKey fileKey, CancellationToken ct)
    {
        await using var writer = await AgePayloadWriter.StartAsync(payload, fileKey, ct);
        await writer.CopyFromAsync(plaintext, ct);
        await writer.CompleteAsync(ct);
    }

    /// <summary>
    /// The plaintext as a stream; the payload is disposed with it. See <see cref="AgePayloadReader"/> for when to trust its end.
    /// </summary>
    /// <exception cref="AgeException">The header is not whole or not for this identity, or the payload ends within its nonce.</exception>
    public static async Task<Stream> DecryptAsync(
        ReadOnlyMemory<byte> header, Stream payload, IAgeIdentity identity, CancellationToken ct)
    {
        using var fileKey = AgeHeader.Parse(header.Span).Unwrap(identity);
        return await AgePayloadReader.OpenAsync(payload, fileKey, keepsPayloadOpen: false, ct);
    }

    /// <summary>The plaintext of a whole file, header and payload in a row.</summary>
    public static async Task<Stream> DecryptAsync(Stream file, IAgeIdentity identity, CancellationToken ct)
    {
        var buffered = new BufferedStream(file, 4096);
        using var fileKey = (await ReadHeaderAsync(buffered, ct)).Unwrap(identity);
        return await AgePayloadReader.OpenAsync(buffered, fileKey, keepsPayloadOpen: false, ct);
    }

    /// <summary>A header for other recipients over the same file key.</summary>
    public static byte[] Rewrap(ReadOnlySpan<byte> header, IAgeIdentity identity, params IReadOnlyCollection<AgeRecipient> recipients)
    {
        using var fileKey = AgeHeader.Parse(header).Unwrap(identity);
        return AgeHeader.Write(fileKey, recipients);
    }

    /// <summary>Reads the header that a stream begins with, and leaves the stream at the payload.</summary>
    public static async Task<AgeHeader> ReadHeaderAsync(Stream file, CancellationToken ct)
    {
        var header = new List<byte>(512);
        var one = new byte[1];
        for (var line = 0; ;)
        {
            // A line at a time may be refused, but never read beyond: what follows the header is the payload.
            if (header.Count == AgeHeader.MaxSize || await file.ReadAsync(one, ct) == 0) return AgeHeader.Parse([.. header]);
            header.Add(one[0]);
            if (one[0] != '\n') continue;
            if (line == 0 && !header.SequenceEqual("age-encryption.org/v1\n"u8.ToArray())) return AgeHeader.Parse([.. header]);
            if (header.Count - line >= 3 && header[line] == '-' && header[line + 1] == '-' && header[line + 2] == '-')
                return AgeHeader.Parse([.. header]);
            line = header.Count;
        }
    }
}
