namespace NeuraNft.InferenceWorker.Models;

/// <summary>
/// Loaded models by the SHA-256 of their file, sealed ones apart, bounded by count and by bytes of the files, the least recently used
/// going first.
/// A session that is in use is closed when its last lease ends. Concurrent requests for one model load it once.
/// </summary>
public sealed class ModelSessionCache(IModelLoader loader, int maxCount = 8, long maxBytes = 4L << 30) : IDisposable
{
    private readonly Lock _gate = new();

    // Not disposed of: it holds nothing native as long as nobody asks for its wait handle, and a load may still be on.
    private readonly SemaphoreSlim _loading = new(1, 1);

    // First is the least recently used.
    private readonly LinkedList<ModelLease.Entry> _order = [];
    private bool _disposed;

    public int Count
    {
        get
        {
            lock (_gate)
                return _order.Count;
        }
    }

    /// <summary>What is loaded, the least recently used first, by the SHA-256 of the stored bytes.</summary>
    public IReadOnlyList<string> Warm
    {
        get
        {
            lock (_gate)
                return [.. _order.Select(entry => entry.StoredSha256)];
        }
    }

    /// <summary>The session for a model, loaded if it is not there yet. Bytes of another hash are refused with code INTEGRITY.</summary>
    /// <param name="source">The model; exceptions of its fetching pass through.</param>
    /// <param name="cancellationToken">Cancels waiting and fetching.</param>
    public async Task<ModelResult<ModelLease>> OpenAsync(ModelSource source, CancellationToken cancellationToken)
    {
        if (Find(source.Key) is { } found)
            return found;
        // One load at a time: a load takes memory and all threads, and a second caller for the same model finds it done.
        await _loading.WaitAsync(cancellationToken);
        try
        {
            if (Find(source.Key) is { } loaded)
                return loaded;
            return (await loader.LoadAsync(source, cancellationToken))
                .Then<ModelLease>(session => Add(new ModelLease.Entry(source.Key, source.StoredSha256, session)));
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>Closes every session that is not in use; those in use close with their last lease.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            while (_order.First is { } first)
                Remove(first);
        }
    }

    private ModelLease? Find(string key)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var entry = _order.FirstOrDefault(entry => entry.Key == key);
            if (entry is null)
                return null;
            if (!entry.Session.IsAlive)
            {
                Remove(_order.Find(entry)!);
                return null;
            }
            _order.Remove(entry);
            _order.AddLast(entry);
            return entry.Lease();
        }
    }

    private ModelLease Add(ModelLease.Entry entry)
    {
        lock (_gate)
        {
            var lease = entry.Lease();
            _order.AddLast(entry);
            while (_order.First is { } first && first.Value != entry && IsOver())
                Remove(first);
            if (_disposed || IsOver())
                Remove(_order.Last!);
            return lease;
        }
    }

    private bool IsOver() => _order.Count > maxCount || _order.Sum(entry => entry.Session.ModelBytes) > maxBytes;

    private void Remove(LinkedListNode<ModelLease.Entry> node)
    {
        _order.Remove(node);
        node.Value.Release();
    }
}
