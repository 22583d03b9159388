namespace Neura.Messaging;

/// <summary>Something may be there: set by whoever knows, reset before one looks, waited for at most for a while.</summary>
internal sealed class Signal(TimeSpan atMost, TimeProvider time)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _set = NewSource();

    public void Set()
    {
        lock (_gate)
            _set.TrySetResult();
    }

    public void Reset()
    {
        lock (_gate)
        {
            if (_set.Task.IsCompleted)
                _set = NewSource();
        }
    }

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        Task set;
        lock (_gate)
            set = _set.Task;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(set, Task.Delay(atMost, time, ended.Token));
        await ended.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
