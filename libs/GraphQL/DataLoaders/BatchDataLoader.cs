namespace Neura.GraphQL.DataLoaders;

/// <summary>
/// Gathers keys while resolvers run and loads them with one call. Lives as long as one request and remembers every key it
/// loaded, so that a request sees one state of each entity.
/// </summary>
public abstract class BatchDataLoader<TKey, TValue>(IBatchScheduler batchScheduler, DataLoaderOptions? options = null)
    : IDataLoader<TKey, TValue>
    where TKey : notnull
{
    private readonly int _maxBatchSize = (options ?? new DataLoaderOptions()).MaxBatchSize;
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Task<TValue?>> _known = [];
    private Batch? _open;

    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken)
    {
        Batch? opened = null;
        Task<TValue?> value;
        lock (_gate)
        {
            if (_known.TryGetValue(key, out var known))
                return known;
            if (_open is null || _open.Count >= _maxBatchSize)
                opened = _open = new Batch(this);
            value = _open.Add(key);
            _known.Add(key, value);
        }
        if (opened is not null)
            batchScheduler.Schedule(opened);
        return value;
    }

    public async Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken)
    {
        var loads = new Task<TValue?>[keys.Count];
        var i = 0;
        foreach (var key in keys)
            loads[i++] = LoadAsync(key, cancellationToken);
        return await Task.WhenAll(loads);
    }

    public void Prime(TKey key, TValue? value)
    {
        lock (_gate)
            _known.TryAdd(key, Task.FromResult(value));
    }

    /// <summary>Loads all keys, which are distinct. A key that is absent from the answer has no value.</summary>
    protected abstract Task<IReadOnlyDictionary<TKey, TValue>> LoadBatchAsync(
        IReadOnlyList<TKey> keys,
        CancellationToken cancellationToken);

    private sealed class Batch(BatchDataLoader<TKey, TValue> owner) : IBatch
    {
        private readonly List<TKey> _keys = [];
        private readonly List<TaskCompletionSource<TValue?>> _waiting = [];
        private IReadOnlyDictionary<TKey, TValue>? _values;
        private Exception? _failure;

        public int Count => _keys.Count;

        public Task<TValue?> Add(TKey key)
        {
            // Continuations run inline on purpose: see IBatch.Complete.
            var waiting = new TaskCompletionSource<TValue?>();
            _keys.Add(key);
            _waiting.Add(waiting);
            return waiting.Task;
        }

        public async Task FetchAsync(CancellationToken cancellationToken)
        {
            lock (owner._gate)
                if (owner._open == this)
                    owner._open = null;
            try
            {
                _values = await owner.LoadBatchAsync(_keys, cancellationToken).ConfigureAwait(false)
                    ?? throw new InvalidOperationException($"{owner.GetType()} gave null in place of a batch.");
            }
#pragma warning disable CA1031 // Whatever went wrong belongs to the resolvers that wait for it.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                _failure = failure;
            }
        }

        public void Complete()
        {
            for (var i = 0; i < _keys.Count; i++)
            {
                if (_failure is not null)
                    _waiting[i].TrySetException(_failure);
                else
                    _waiting[i].TrySetResult(_values!.GetValueOrDefault(_keys[i]));
            }
        }
    }
}
