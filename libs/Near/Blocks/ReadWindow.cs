namespace Neura.Near.Blocks;

/// <summary>Reads of consecutive heights under way at the same time, taken in order; never more than the final head allows.</summary>
internal sealed class ReadWindow(IBlockSource source, int size) : IAsyncDisposable
{
    private readonly Queue<(ulong Height, Task<BlockRead> Read)> _reads = [];
    private CancellationTokenSource _cancellation = new();
    private ulong _finalHeight;

    /// <returns>Null where the height is not final yet.</returns>
    public async Task<BlockRead?> ReadAsync(ulong height, ulong? last, CancellationToken cancellationToken)
    {
        if (_reads.TryPeek(out var first) && first.Height != height) await ClearAsync();
        if (height > _finalHeight) _finalHeight = Math.Max(_finalHeight, await source.FinalHeightAsync(cancellationToken));
        Fill(height, Math.Min(last ?? ulong.MaxValue, _finalHeight));
        if (_reads.Count == 0) return null;
        var read = await _reads.Dequeue().Read.WaitAsync(cancellationToken);
        if (read is not BlockRead.NotFinal) return read;
        await ClearAsync(); // The endpoint that answered is behind the one that told the head.
        return null;
    }

    /// <summary>Gives up what is under way.</summary>
    public async Task ClearAsync()
    {
        if (_reads.Count == 0) return;
        await _cancellation.CancelAsync();
        foreach (var (_, read) in _reads) await ((Task)read).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _reads.Clear();
        _cancellation.Dispose();
        _cancellation = new CancellationTokenSource();
    }

    public async ValueTask DisposeAsync()
    {
        await ClearAsync();
        _cancellation.Dispose();
    }

    private void Fill(ulong height, ulong last)
    {
        for (var next = height + (ulong)_reads.Count; _reads.Count < Math.Max(1, size) && next <= last; next++)
            _reads.Enqueue((next, source.ReadAsync(next, _cancellation.Token)));
    }
}
