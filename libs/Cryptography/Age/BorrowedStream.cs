namespace Neura.Cryptography.Age;

/// <summary>Reads a stream that somebody else closes.</summary>
internal sealed class BorrowedStream(Stream owner) : ReadOnlyStream
{
    public override int Read(Span<byte> buffer) => owner.Read(buffer);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        owner.ReadAsync(buffer, cancellationToken);
}
