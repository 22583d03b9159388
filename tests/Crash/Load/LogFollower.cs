using Neura.EventStore;

namespace NeuraNft.Crash.Load;

/// <summary>Follows the log over every crash, and remembers what it was shown: that must still be there at the end.</summary>
internal sealed class LogFollower(DocumentStore store)
{
    private readonly List<Guid> seen = [];

    /// <summary>Ids of the events by position.</summary>
    public IReadOnlyList<Guid> Seen => seen;

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await foreach (var one in store.SubscribeAsync(seen.Count, stop))
                {
                    one.Sequence.ShouldBe(seen.Count + 1);
                    seen.Add(one.Id);
                }
            }
            catch (EventStoreUnavailableException)
            {
                await Task.WhenAny(Task.Delay(20, stop));
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
            }
        }
    }
}
