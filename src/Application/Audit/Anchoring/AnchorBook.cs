using Neura.Near.Rpc;
using Neura.TransparencyLog.Notes;

namespace NeuraNft.Application.Audit.Anchoring;

/// <summary>
/// The newest anchor that this process knows of. Nothing is signed before the chain has said what it holds: a database and tiles that
/// come out of one old backup agree with each other, and only the chain contradicts them.
/// </summary>
public sealed class AnchorBook(ChainAnchors chain, string origin, TimeProvider time) : IAnchors
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private bool _asked;
    private ChainAnchor? _newest;

    public ChainAnchor? Newest
    {
        get
        {
            lock (_lock) return _newest;
        }
    }

    /// <summary>Asks the chain. Never goes back: a node that is behind shows less than was seen.</summary>
    /// <exception cref="NearRpcException">No node answers.</exception>
    public async Task<ChainAnchor?> RefreshAsync(CancellationToken cancellationToken)
    {
        var shown = await chain.LatestAsync(origin, cancellationToken);
        lock (_lock)
        {
            _asked = true;
            if (shown is not null && (_newest is null || shown.Size > _newest.Size)) _newest = shown;
            return _newest;
        }
    }

    /// <summary>Waits for the chain's first answer, however long that takes.</summary>
    public async Task<Checkpoint?> NewestAsync(CancellationToken cancellationToken)
    {
        while (!IsAsked())
        {
            try
            {
                await RefreshAsync(cancellationToken);
            }
            catch (NearRpcException)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
        return Newest?.Checkpoint;
    }

    private bool IsAsked()
    {
        lock (_lock) return _asked;
    }
}
