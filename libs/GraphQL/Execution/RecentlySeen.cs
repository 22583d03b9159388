namespace Neura.GraphQL.Execution;

/// <summary>The last so many different keys, in the order in which they were first seen. Thread-safe.</summary>
internal sealed class RecentlySeen<T>(int capacity)
    where T : notnull
{
    private readonly Lock _gate = new();
    private readonly HashSet<T> _seen = [];
    private readonly Queue<T> _order = new();

    /// <summary>Whether the key is among them already; if not, it is from now on.</summary>
    public bool Before(T key)
    {
        lock (_gate)
        {
            if (!_seen.Add(key))
                return true;
            _order.Enqueue(key);
            if (_order.Count > capacity)
                _seen.Remove(_order.Dequeue());
            return false;
        }
    }
}
