using System.Collections.Concurrent;
using Neura.EventStore;

namespace NeuraNft.Crash.Load;

/// <summary>What was meant, and what was acknowledged: kept outside of what gets killed.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<Guid, Intent> intents = new();
    private readonly ConcurrentDictionary<Guid, long> acknowledged = new();

    public IReadOnlyDictionary<Guid, Intent> Intents => intents;

    /// <summary>Position of the last event by command.</summary>
    public IReadOnlyDictionary<Guid, long> Acknowledged => acknowledged;

    /// <summary>What is acknowledged now. By the dictionary's own method, for LINQ's fails where others write meanwhile.</summary>
    public KeyValuePair<Guid, long>[] Snapshot() => acknowledged.ToArray();

    public IReadOnlyList<Intent> Open => [.. intents.Values.Where(one => !acknowledged.ContainsKey(one.Command))];

    public void Intend(Intent intent) => intents.TryAdd(intent.Command, intent).ShouldBeTrue($"{intent.Command} was rolled twice");

    /// <summary>The same command may be acknowledged again, with the same answer.</summary>
    public void Acknowledge(Guid command, long position)
    {
        intents.ContainsKey(command).ShouldBeTrue($"{command} was never meant");
        acknowledged.GetOrAdd(command, position).ShouldBe(position, $"{command} was acknowledged at another position before");
    }

    /// <summary>Appends what an intent says, again and again until the store has answered.</summary>
    /// <param name="unavailable">Told of every failed try, and how long to wait.</param>
    public static async Task<AppendResult> AppendAsync(
        DocumentStore store, Intent intent, Func<EventStoreUnavailableException, Task> unavailable, CancellationToken ct)
    {
        while (true)
        {
            var session = store.LightweightSession(new EventMetadata { CommandId = intent.Command });
            for (var i = 0; i < intent.Parts.Count; i++)
            {
                var (stream, amount, expected) = intent.Parts[i];
                session.Events.Append(stream, expected ?? ExpectedVersion.Any, new Moved(intent.Command, i, amount));
            }

            try
            {
                return await session.SaveChangesAsync(ct);
            }
            catch (EventStoreUnavailableException failure)
            {
                await unavailable(failure);
            }
        }
    }
}
