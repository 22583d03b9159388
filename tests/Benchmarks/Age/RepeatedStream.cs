namespace NeuraNft.Benchmarks.Age;

/// <summary>So many bytes of the same random block, without a file behind it.</summary>
internal sealed class RepeatedStream(long length) : Stream
{
    private static readonly byte[] Block = System.Security.Cryptography.RandomNumberGenerator.GetBytes(1 << 20);

    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => position; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var at = (int)(position % Block.Length);
        var count = (int)Math.Min(Math.Min(buffer.Length, Block.Length - at), length - position);
        Block.AsSpan(at, count).CopyTo(buffer);
        position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
