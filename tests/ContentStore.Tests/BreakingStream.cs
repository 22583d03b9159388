namespace NeuraNft.ContentStore.Tests;

/// <summary>Gives zeros for a while and then fails, as a connection that breaks.</summary>
internal sealed class BreakingStream(int length) : MemoryStream(new byte[length])
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await base.ReadAsync(buffer, cancellationToken);
        return read > 0 ? read : throw new IOException("The connection broke");
    }
}
