using System.Collections.Concurrent;

namespace Neura.Messaging;

/// <summary>
/// What a session holds: leased messages by their lease, each until its time is over, and those fetched that no lease was given for yet.
/// An answer to the broker is given by whoever takes a message out of here, so it is given once.
/// </summary>
internal sealed class HeldDeliveries
{
    private readonly ConcurrentDictionary<Guid, Entry> _leased = new();
    private readonly ConcurrentQueue<Delivery> _unleased = new();

    public int Leased => _leased.Count;

    public void Lease(Guid token, Delivery delivery, TimeSpan leaseFor, TimeProvider time)
    {
        var entry = new Entry(delivery);
        _leased[token] = entry;
        entry.Timer = time.CreateTimer(_ => _ = ExpireAsync(token), null, leaseFor, Timeout.InfiniteTimeSpan);
    }

    public bool Holds(Guid token) => _leased.ContainsKey(token);

    public bool Extend(Guid token, TimeSpan leaseFor) =>
        _leased.TryGetValue(token, out var entry) && entry.Timer!.Change(leaseFor, Timeout.InfiniteTimeSpan);

    public Delivery? Take(Guid token)
    {
        if (!_leased.TryRemove(token, out var entry))
            return null;
        entry.Timer?.Dispose();
        return entry.Delivery;
    }

    /// <summary>Kept for the next lease: to give them back would count as an attempt that nobody made.</summary>
    public void Keep(IEnumerable<Delivery> deliveries)
    {
        foreach (var delivery in deliveries)
            _unleased.Enqueue(delivery);
    }

    public List<Delivery> TakeKept(int max)
    {
        List<Delivery> kept = [];
        while (kept.Count < max && _unleased.TryDequeue(out var delivery))
            kept.Add(delivery);
        return kept;
    }

    /// <summary>The broker has taken everything back.</summary>
    public void Clear()
    {
        foreach (var token in _leased.Keys)
            Take(token);
        _unleased.Clear();
    }

    private async Task ExpireAsync(Guid token)
    {
        if (Take(token) is not { } late)
            return;
        try
        {
            await late.GiveBackAsync(CancellationToken.None);
        }
        catch (Exception failure) when (BrokerSession.IsFailure(failure, CancellationToken.None))
        {
            // The connection is gone, and with it the hold.
        }
    }

    private sealed class Entry(Delivery delivery)
    {
        public Delivery Delivery { get; } = delivery;

        public ITimer? Timer { get; set; }
    }
}
