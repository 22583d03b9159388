using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Neura.EventStore;

/// <summary>Appends that wait to be sent, handed out in groups. Any number add; one takes.</summary>
internal sealed class AppendQueue(StoreOptions options)
{
    private readonly ConcurrentQueue<WaitingAppend> waiting = new();
    private readonly Queue<WaitingAppend> deferred = new();
    private readonly HashSet<Guid> commands = [];
    private long bytes;

    public int Count => waiting.Count;

    /// <exception cref="EventStoreUnavailableException">Too much waits already.</exception>
    public void Add(WaitingAppend one)
    {
        if (Interlocked.Add(ref bytes, one.Append.Bytes) > options.MaxWaitingBytes && !waiting.IsEmpty)
        {
            Interlocked.Add(ref bytes, -one.Append.Bytes);
            throw new EventStoreUnavailableException($"More than {options.MaxWaitingBytes} bytes of appends are waiting already.");
        }

        waiting.Enqueue(one);
    }

    /// <summary>One that had its place already, once more.</summary>
    public void AddAgain(WaitingAppend one)
    {
        Interlocked.Add(ref bytes, one.Append.Bytes);
        waiting.Enqueue(one);
    }

    /// <summary>
    /// The next group, in the order of coming: as many as wait and fit; at least one. An append with a command id that the group holds
    /// already waits for the next group, where it will be found appended.
    /// </summary>
    public bool TryTake([NotNullWhen(true)] out List<WaitingAppend>? group)
    {
        group = null;
        var taken = 0;
        var again = deferred.Count;
        while (TryNext(ref again, out var next))
        {
            if (next.IsCancelled) next.Cancel();
            else if (next.Append.Metadata.CommandId is { } id && !commands.Add(id)) deferred.Enqueue(next);
            else
            {
                (group ??= []).Add(next);
                taken += next.Append.Bytes;
                if (group.Count >= options.MaxGroupAppends || taken >= options.MaxGroupBytes) break;
            }
        }

        commands.Clear();
        return group is not null;
    }

    private bool TryNext(ref int again, [NotNullWhen(true)] out WaitingAppend? next)
    {
        // What this very group defers is not looked at twice.
        if (again > 0)
        {
            again--;
            next = deferred.Dequeue();
            return true;
        }

        if (!waiting.TryDequeue(out next)) return false;
        Interlocked.Add(ref bytes, -next.Append.Bytes);
        return true;
    }
}
