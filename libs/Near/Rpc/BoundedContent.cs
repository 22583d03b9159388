using System.Buffers;

namespace Neura.Near.Rpc;

/// <summary>Reads an answer up to a limit: a node, or whoever sits in its place, must not be able to fill our memory.</summary>
internal static class BoundedContent
{
    private const int ChunkSize = 64 * 1024;

    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > limit) throw TooLarge(limit);
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = new ArrayBufferWriter<byte>(ChunkSize);
        while (await stream.ReadAsync(buffer.GetMemory(ChunkSize), cancellationToken) is var read and > 0)
        {
            buffer.Advance(read);
            if (buffer.WrittenCount > limit) throw TooLarge(limit);
        }
        return buffer.WrittenMemory;
    }

    private static NearRpcException TooLarge(int limit) =>
        new(NearRpcErrorKind.ResponseTooLarge, $"The answer is longer than the {limit} bytes allowed.");
}
