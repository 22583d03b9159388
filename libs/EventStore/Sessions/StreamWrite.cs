namespace Neura.EventStore;

/// <summary>One call of <see cref="DocumentStore.WriteAsync"/>.</summary>
internal sealed class StreamWrite<TState>(
    DocumentStore store, string key, Aggregate<TState> aggregate, EventMetadata metadata, Func<TState, long, Decision> decide)
{
    private const int Attempts = 5;

    public async Task<WriteResult> RunAsync(CancellationToken ct)
    {
        // First, for on the state that a command has changed the decider would refuse it, or find nothing to do.
        if (metadata.CommandId is not null && await store.FindCommandAsync(metadata, ct) is { } answer)
            return new WriteResult(answer, null);
        for (var attempt = 1; ; attempt++)
        {
            var session = store.LightweightSession(metadata);
            var stream = await session.Events.FetchForWriting(key, aggregate, ct);
            var decision = decide(stream.Aggregate, stream.CurrentVersion);
            if (decision.Events.Count == 0)
            {
                // Again, for this command's first try may have come through after the first look: then it changed the state itself.
                return metadata.CommandId is not null && await store.FindCommandAsync(metadata, ct) is { } first
                    ? new WriteResult(first, null)
                    : new WriteResult(Unchanged(stream.CurrentVersion), decision.Refusal);
            }

            stream.AppendMany(decision.Events);
            var result = await session.SaveChangesAsync(ct);
            if (result.Verdict != AppendVerdict.Conflict || attempt == Attempts) return new WriteResult(result, null);
        }
    }

    private AppendResult Unchanged(long version) => new(AppendVerdict.Appended, 0, new Dictionary<string, long> { [key] = version });
}
