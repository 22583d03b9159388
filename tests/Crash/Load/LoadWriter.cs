using Neura.EventStore;

namespace NeuraNft.Crash.Load;

/// <summary>Appends one intent after another until it is told to stop; the last one is always brought to its end.</summary>
internal sealed class LoadWriter(DocumentStore store, Ledger ledger, string own, Random dice)
{
    private long version;

    /// <summary>Tries that found the store unavailable, and those of them that may have been written all the same.</summary>
    public int Failed { get; private set; }

    public int Unknown { get; private set; }

    public async Task RunAsync(CancellationToken stop, CancellationToken ct)
    {
        while (!stop.IsCancellationRequested)
        {
            var intent = Intent.Roll(dice, own, version);
            ledger.Intend(intent);
            var result = await Ledger.AppendAsync(store, intent, WaitAsync, ct);
            result.IsWritten.ShouldBeTrue($"{result.Verdict} for {intent}");

            // Nobody else writes to its own stream: the version shows a lost or doubled append at once.
            version += intent.Parts.Count(part => part.Stream == own);
            if (result.Versions.TryGetValue(own, out var told)) told.ShouldBe(version);
            ledger.Acknowledge(intent.Command, result.Position);
        }

        async Task WaitAsync(EventStoreUnavailableException failure)
        {
            Failed++;
            if (failure.OutcomeUnknown) Unknown++;
            await Task.Delay(20, ct);
        }
    }
}
