using Neura.EventStore;
using Npgsql;

namespace NeuraNft.Application.Chain.Quarantine;

/// <summary>
/// Reads a quarantined log again, as the program reads now: what it holds is appended with the identity and origin it had when it came,
/// and leaves quarantine in the same transaction.
/// </summary>
/// <remarks>
/// Streams are folded in their order: an event is appended only where its stream holds nothing that came behind it on the chain, or may
/// have. Else a right that was revoked since would come back; such a log stays, and only reading the chain anew puts it in its place.
/// </remarks>
public sealed class QuarantineReplay(DocumentStore store)
{
    /// <param name="row">From <see cref="QuarantineRows"/>.</param>
    /// <param name="dryRun">Only tells.</param>
    /// <exception cref="ChainHaltedException">The log was replayed by somebody else meanwhile.</exception>
    public async Task<ReplayOutcome> ReplayAsync(QuarantinedRow row, bool dryRun, CancellationToken cancellationToken)
    {
        var key = new QuarantineKey(row.ReceiptId, row.LogIndex);
        // Rows of before the columns do not say where they came from, and projections need that of each event.
        if (row.BlockHash is null || row.BlockTime is null || row.Predecessor is null)
            return new ReplayOutcome(key, 0, "NO_ORIGIN: only reading its block again tells the block's hash and time.");
        if (row.LogIndex < 0 || row.Kind is not { } kind)
            return new ReplayOutcome(key, 0, "A call is read again with its whole receipt only.");
        var reading = LogReader.Read(row.Text, row.LogIndex, row.Origin, kind);
        if (reading is LogReading.Unreadable unreadable)
            return new ReplayOutcome(key, 0, unreadable.Reason);
        var events = reading is LogReading.Taken taken ? taken.Events : [];
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var stream in events.Select(e => e.Event.Stream).Distinct())
        {
            var stored = await store.FetchStreamAsync(stream, 0, cancellationToken);
            if (ReplayOrder.NotBefore(stored, row) is { } height)
                return new ReplayOutcome(key, 0, $"{ReplayOutcome.OutOfOrder}: the log of {stream} holds block {height} already.");
            versions[stream] = stored.Count == 0 ? 0 : stored[^1].Version;
        }
        if (!dryRun)
            await MoveAsync(row, events, versions, cancellationToken);
        return new ReplayOutcome(key, events.Count, null);
    }

    private async Task MoveAsync(
        QuarantinedRow row, IReadOnlyList<ChainEvent> events, Dictionary<string, long> versions, CancellationToken cancellationToken)
    {
        var session = store.LightweightSession(new EventMetadata { UserName = "replay:" + row.Network, CausationId = row.BlockHash });
        session.QueueSqlCommand(Remove(row));
        BlockIngestion.Queue(session, row.Network, events, versions);
        var result = await BlockIngestion.SaveAsync(session, $"the quarantined log {row.ReceiptId}/{row.LogIndex}", cancellationToken);
        if (result.Verdict != AppendVerdict.Appended)
            throw new ChainHaltedException($"The log refused {row.ReceiptId}/{row.LogIndex}: {result.Verdict}.");
    }

    // A second replay waits for the first one's commit and finds no row: then it must not append.
    private static NpgsqlBatchCommand Remove(QuarantinedRow row) => new("select chain_release($1, $2, $3)")
    {
        Parameters = { new() { Value = row.Network }, new() { Value = row.ReceiptId }, new() { Value = row.LogIndex } },
    };
}
