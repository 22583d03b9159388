using System.Buffers;

namespace Neura.Near.Http;

/// <summary>Reads an answer up to a limit: a server, or whoever sits in its place, must not be able to fill our memory.</summary>
internal static class BoundedContent
{
    private const int SmallestBuffer = 16 * 1024;
    private const int LargestFirstBuffer = 1024 * 1024;

    /// <returns>Null where the content is longer than the limit.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > limit) return null;
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        // The announced length saves copies, but memory is only given in advance up to a bound.
        var size = Math.Clamp(content.Headers.ContentLength + 1 ?? 0, SmallestBuffer, LargestFirstBuffer);
        var buffer = new ArrayBufferWriter<byte>((int)size);
        while (await stream.ReadAsync(buffer.GetMemory(1), cancellationToken) is var read and > 0)
        {
            buffer.Advance(read);
            if (buffer.WrittenCount > limit) return null;
        }
        return buffer.WrittenMemory;
    }
}
