using System.Security.Cryptography;

namespace NeuraNft.InferenceWorker.Models;

/// <summary>
/// Loaded models by the SHA-256 of their file, bounded by count and by bytes of the files, the least recently used going first.
/// A session that is in use is closed when its last lease ends. Concurrent requests for one model load it once.
/// </summary>
public sealed class ModelSessionCache(
    ExecutionProviderChoice choice, ModelLimits limits, TimeProvider time, int maxCount = 8, long maxBytes = 4L << 30) : IDisposable
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

    /// <summary>The session for a model, loaded from what <paramref name="fetch"/> returns if it is not there yet.</summary>
    /// <param name="sha256">Lower-case hex; the bytes fetched must have it, or the result is a refusal with code INTEGRITY.</param>
    /// <param name="fetch">Fetches the model's file; its exceptions pass through.</param>
    /// <param name="cancellationToken">Cancels waiting and fetching.</param>
    public async Task<ModelResult<ModelLease>> OpenAsync(
        string sha256, Func<CancellationToken, Task<byte[]>> fetch, CancellationToken cancellationToken)
    {
        if (Find(sha256) is { } found)
            return found;
        // One load at a time: a load takes memory and all threads, and a second caller for the same model finds it done.
        await _loading.WaitAsync(cancellationToken);
        try
        {
            return Find(sha256) ?? await LoadAsync(sha256, fetch, cancellationToken);
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

    private async Task<ModelResult<ModelLease>> LoadAsync(
        string sha256, Func<CancellationToken, Task<byte[]>> fetch, CancellationToken cancellationToken)
    {
        var model = await fetch(cancellationToken);
        var actual = Convert.ToHexStringLower(SHA256.HashData(model));
        if (actual != sha256)
            return new ModelRefusal.ModelAltered(sha256, actual);
        return ModelSession.Load(model, choice, limits, time)
            .Then<ModelLease>(session => Add(new ModelLease.Entry(sha256, session)));
    }

    private ModelLease? Find(string sha256)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var entry = _order.FirstOrDefault(entry => entry.Sha256 == sha256);
            if (entry is null)
                return null;
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
