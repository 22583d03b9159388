using System.Buffers.Binary;

namespace NeuraNft.InferenceWorker.Sandbox.Wire;

/// <summary>Frames over a pair of pipes. Writes are whole, whoever writes; one thread reads.</summary>
/// <param name="input">What the other side writes.</param>
/// <param name="output">What the other side reads.</param>
/// <param name="maxBytes">Of one frame that comes in.</param>
internal sealed class FrameStream(Stream input, Stream output, long maxBytes) : IDisposable
{
    private const int HeadBytes = 5;
    private const int Step = 4 << 20;
    private readonly Lock writing = new();
    private readonly byte[] head = new byte[4];

    /// <summary>Blocks until there is one.</summary>
    /// <returns>Null at the end.</returns>
    public Frame? Read()
    {
        if (input.ReadAtLeast(head, 4, throwOnEndOfStream: false) is var read && read < 4)
            return read == 0 ? null : throw new WireException("The pipe ended within a frame.");
        long length = BinaryPrimitives.ReadUInt32LittleEndian(head);
        if (length < HeadBytes || length > maxBytes)
            throw new WireException($"A frame of {length} bytes; at most {maxBytes} may come.");
        var body = ReadBody((int)length);
        return new Frame((FrameKind)body[0], BinaryPrimitives.ReadUInt32LittleEndian(body.AsSpan(1)), body.AsMemory(HeadBytes));
    }

    public void Write(FrameWriter frame)
    {
        var bytes = frame.Finish();
        lock (writing)
        {
            output.Write(bytes);
            output.Flush();
        }
    }

    public void Dispose()
    {
        input.Dispose();
        output.Dispose();
    }

    // Memory is taken as bytes come, not as they are announced.
    private byte[] ReadBody(int length)
    {
        var body = new byte[Math.Min(length, Step)];
        for (var read = 0; ;)
        {
            var now = input.ReadAtLeast(body.AsSpan(read), body.Length - read, throwOnEndOfStream: false);
            if ((read += now) < body.Length)
                throw new WireException("The pipe ended within a frame.");
            if (read == length)
                return body;
            Array.Resize(ref body, (int)Math.Min(length, 2L * body.Length));
        }
    }
}
