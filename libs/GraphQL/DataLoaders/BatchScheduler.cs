namespace Neura.GraphQL.DataLoaders;

/// <summary>
/// Keeps batches until the executor has no other ready work: only then are all keys of this wave known. Thread-safe, since a
/// resolver may come back from its own input/output on any thread.
/// </summary>
public sealed class BatchScheduler : IBatchScheduler
{
    private readonly Lock _gate = new();
    private List<IBatch> _waiting = [];
    private Action? _wake;

    public void Schedule(IBatch batch)
    {
        Action? wake;
        lock (_gate)
        {
            _waiting.Add(batch);
            wake = _wake;
        }
        if (wake is null)
            _ = RunUnattendedAsync();
        else
            wake();
    }

    /// <summary>From now on <paramref name="wake"/> is called, on any thread, whenever a batch is waiting.</summary>
    internal void Attach(Action wake)
    {
        lock (_gate)
            _wake = wake;
    }

    internal void Detach()
    {
        lock (_gate)
            _wake = null;
    }

    internal IReadOnlyList<IBatch> TakeAll()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
                return [];
            var taken = _waiting;
            _waiting = [];
            return taken;
        }
    }

    // Outside of an execution (a test, a background job) nobody tells when work runs out, so the next turn of the pool must do.
    private async Task RunUnattendedAsync()
    {
        await Task.Yield();
        foreach (var batch in TakeAll())
        {
            await batch.FetchAsync(CancellationToken.None);
            batch.Complete();
        }
    }
}
