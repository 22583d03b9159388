using System.IO.Pipelines;
using System.Security.Cryptography;

namespace NeuraNft.InferenceWorker;

/// <summary>
/// A stored model read, hashed, decrypted and hashed again, each on a thread of its own as soon as there is something to do. Nobody may use
/// what came out before both hashes hold.
/// </summary>
public static class SealedModelReading
{
    private const int Step = 1 << 20;
    private static readonly PipeOptions Ahead = new(
        pauseWriterThreshold: 4 * Step, resumeWriterThreshold: 2 * Step, useSynchronizationContext: false);

    /// <param name="payload">What is stored; it stays open.</param>
    /// <param name="decrypt">Of the payload; the stream that it is given is the result's to close.</param>
    /// <param name="model">Filled to its end, where the plaintext has to end too.</param>
    /// <param name="cancellationToken">Ends it all.</param>
    /// <returns>SHA-256 of what is stored and of the plaintext; null where the plaintext is longer than its room.</returns>
    public static async Task<(byte[] Stored, byte[] Plaintext)?> ReadAsync(
        Stream payload, Func<Stream, CancellationToken, Task<Stream>> decrypt, Memory<byte> model, CancellationToken cancellationToken)
    {
        var pipe = new Pipe(Ahead);
        var reading = Task.Run(() => HashInto(pipe.Writer, payload, cancellationToken), CancellationToken.None);
        try
        {
            await using var stored = pipe.Reader.AsStream();
            await using var plaintext = await decrypt(stored, cancellationToken);
            var hash = await HashedAsync(plaintext, model, cancellationToken);
            // The end is the final chunk's word, so it has to be reached.
            return await plaintext.ReadAsync(new byte[1], cancellationToken) == 0 ? (await reading, hash) : null;
        }
        finally
        {
            // The reader is closed, and so this ends; what it failed with the other side has thrown.
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<byte[]> HashInto(PipeWriter writer, Stream payload, CancellationToken cancellationToken)
    {
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            for (var isRead = true; isRead;)
            {
                var room = writer.GetMemory(Step);
                var length = await payload.ReadAsync(room, cancellationToken);
                hash.AppendData(room.Span[..length]);
                writer.Advance(length);
                isRead = length > 0 && !(await writer.FlushAsync(cancellationToken)).IsCompleted;
            }

            await writer.CompleteAsync();
            return hash.GetHashAndReset();
        }
        catch (Exception failure)
        {
            await writer.CompleteAsync(failure);
            throw;
        }
    }

    private static async Task<byte[]> HashedAsync(Stream plaintext, Memory<byte> model, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var hashing = Task.CompletedTask;
        try
        {
            for (var done = 0; done < model.Length; done += Step)
            {
                var part = model[done..Math.Min(model.Length, done + Step)];
                await plaintext.ReadExactlyAsync(part, cancellationToken);
                await hashing;
                hashing = Task.Run(() => hash.AppendData(part.Span), CancellationToken.None);
            }
        }
        finally
        {
            // The room may be gone as soon as this returns.
            await hashing;
        }

        return hash.GetHashAndReset();
    }
}
