using System.Diagnostics.CodeAnalysis;

namespace Neura.GraphQL.Execution;

/// <summary>
/// A least-recently-used cache bounded by the bytes its entries are said to weigh: a bound by count would let a few hundred
/// large documents hold the memory of thousands of small ones. Thread-safe.
/// </summary>
internal sealed class ByteBoundedCache<TKey, TValue>(long capacity)
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, LinkedListNode<Entry>> _byKey = [];
    private readonly LinkedList<Entry> _byUse = new();

    /// <summary>The sum of all entries' bytes; never above the capacity.</summary>
    public long Bytes { get; private set; }

    public int Count
    {
        get
        {
            lock (_gate)
                return _byKey.Count;
        }
    }

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_gate)
        {
            if (_byKey.TryGetValue(key, out var node))
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
                value = node.Value.Value;
                return true;
            }
        }
        value = default;
        return false;
    }

    /// <summary>Adds or replaces; an entry heavier than the whole cache is not kept.</summary>
    public void Set(TKey key, TValue value, long bytes)
    {
        lock (_gate)
        {
            if (_byKey.Remove(key, out var old))
                Drop(old);
            if (bytes > capacity)
                return;
            while (Bytes + bytes > capacity && _byUse.Last is { } last)
            {
                _byKey.Remove(last.Value.Key);
                Drop(last);
            }
            _byKey.Add(key, _byUse.AddFirst(new Entry(key, value, bytes)));
            Bytes += bytes;
        }
    }

    private void Drop(LinkedListNode<Entry> node)
    {
        _byUse.Remove(node);
        Bytes -= node.Value.Bytes;
    }

    private sealed record Entry(TKey Key, TValue Value, long Bytes);
}
