using System.Collections.Concurrent;

namespace Neura.EventStore;

/// <summary>How far the projections of this process are, so that waiting for one needs no query.</summary>
internal sealed class ProgressSignal
{
    private readonly ConcurrentDictionary<string, long> positions = new(StringComparer.Ordinal);
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Next => Volatile.Read(ref next).Task;

    public long Of(string projection) => positions.GetValueOrDefault(projection);

    public void Raise(string projection, long position)
    {
        positions[projection] = position;
        Interlocked.Exchange(ref next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }
}
