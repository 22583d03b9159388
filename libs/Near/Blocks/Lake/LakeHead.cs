namespace Neura.Near.Blocks;

/// <summary>The first and the last height of a lake.</summary>
internal sealed class LakeHead(ILakeStore store)
{
    private ulong _last;
    private ulong? _first;

    /// <summary>The last height seen so far.</summary>
    public ulong Seen => Volatile.Read(ref _last);

    /// <summary>
    /// The last height there is. A listing only goes forward, so the end is closed in on: steps that double until nothing follows,
    /// then halves. From a known height on that is one request where nothing is new, and three for one new block.
    /// </summary>
    public async Task<ulong> FindLastAsync(CancellationToken cancellationToken)
    {
        var known = Seen > 0 ? Seen : await FirstAsync(cancellationToken) ?? 0;
        var step = 1UL;
        while (await NextAsync(known + step, cancellationToken) is { } found)
        {
            known = found;
            step *= 2;
        }
        // Something is at `known`, nothing is at `known + step` or above.
        for (var beyond = known + step; known + 1 < beyond;)
        {
            var middle = known + ((beyond - known) / 2);
            if (await NextAsync(middle, cancellationToken) is { } found) known = found;
            else beyond = middle;
        }
        return Highest.Raise(ref _last, known);
    }

    /// <summary>The first height there is; null in an empty lake.</summary>
    public async Task<ulong?> FirstAsync(CancellationToken cancellationToken) =>
        _first ??= await NextAsync(0, cancellationToken);

    private async Task<ulong?> NextAsync(ulong from, CancellationToken cancellationToken) =>
        await store.ListAsync(from, 1, cancellationToken) is [var height, ..] ? height : null;
}
