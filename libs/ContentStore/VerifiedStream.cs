namespace Neura.ContentStore;

/// <summary>
/// A content as a stream that can be sought in, each block checked before a byte of it is handed out. Reads one leaf (1 MiB) at a time.
/// </summary>
/// <param name="content">What it should be.</param>
/// <param name="blocks">Where its blocks come from; disposed of with the stream where it is disposable.</param>
public sealed class VerifiedStream(ContentIdentity content, IBlockSource blocks) : Stream
{
    private readonly VerifiedReader _reader = new(content.Cid, content.Size, blocks);
    private ReadOnlyMemory<byte> _leaf;
    private long _leafOffset;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => content.Size;

    public override long Position { get; set; }

    /// <exception cref="ContentAlteredException">A block is not what its CID says.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= Length || buffer.IsEmpty)
            return 0;
        if (Position < _leafOffset || Position >= _leafOffset + _leaf.Length)
            (_leafOffset, _leaf) = await _reader.LeafAtAsync(Position, cancellationToken);
        var from = (int)(Position - _leafOffset);
        var count = Math.Min(buffer.Length, _leaf.Length - from);
        _leaf.Slice(from, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it asynchronously");

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        SeekOrigin.End => Length + offset,
        _ => throw new ArgumentOutOfRangeException(nameof(origin)),
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            (blocks as IDisposable)?.Dispose();
        base.Dispose(disposing);
    }
}
