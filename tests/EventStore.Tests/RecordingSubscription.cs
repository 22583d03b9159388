using System.Collections.Concurrent;
using Neura.EventStore;

namespace NeuraNft.EventStore.Tests;

/// <summary>Remembers what it was given, in the order given. What it is told to fail at, it fails at.</summary>
internal sealed class RecordingSubscription(string name) : ISubscription
{
    public string Name => name;

    public SubscriptionOptions Options { get; init; } = SubscriptionOptions.Default;

    public ConcurrentQueue<long> Seen { get; } = new();

    public Func<IEvent, bool> FailsAt { get; set; } = _ => false;

    public Func<IReadOnlyList<IEvent>, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    public async Task HandleAsync(IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        await Before(page, ct);
        foreach (var one in page)
        {
            if (FailsAt(one)) throw new InvalidOperationException($"told to fail at {one.Sequence}");
            Seen.Enqueue(one.Sequence);
        }
    }
}
