using Neura.EventStore;
using Npgsql;

namespace NeuraNft.Application.Chain.Quarantine;

/// <summary>
/// Reads a quarantined log again, as the program reads now: what it holds is appended with the identity and origin it had when it came,
/// and leaves quarantine in the same transaction.
/// </summary>
/// <remarks>Its events stand in the log behind what came meanwhile; their headers say from which block they are.</remarks>
public sealed class QuarantineReplay(DocumentStore store)
{
    /// <param name="row">From <see cref="QuarantineRows"/>.</param>
    /// <param name="dryRun">Only tells.</param>
    /// <exception cref="ChainHaltedException">The log was replayed by somebody else meanwhile.</exception>
    public async Task<ReplayOutcome> ReplayAsync(QuarantinedRow row, bool dryRun, CancellationToken cancellationToken)
    {
        var key = new QuarantineKey(row.ReceiptId, row.LogIndex);
        // Rows of before the column were of the asset contract, the only one there was.
        if (row.LogIndex < 0 || (row.Kind ?? (row.BlockHash is null ? ContractKind.Nrc101 : null)) is not { } kind)
            return new ReplayOutcome(key, 0, "A call is read again with its whole receipt only.");
        var reading = LogReader.Read(row.Text, row.LogIndex, row.Origin, kind);
        if (reading is LogReading.Unreadable unreadable)
            return new ReplayOutcome(key, 0, unreadable.Reason);
        var events = reading is LogReading.Taken taken ? taken.Events : [];
        if (!dryRun)
            await MoveAsync(row, events, cancellationToken);
        return new ReplayOutcome(key, events.Count, null);
    }

    private async Task MoveAsync(QuarantinedRow row, IReadOnlyList<ChainEvent> events, CancellationToken cancellationToken)
    {
        var session = store.LightweightSession(new EventMetadata { UserName = "replay:" + row.Network, CausationId = row.BlockHash });
        session.QueueSqlCommand(Remove(row));
        BlockIngestion.Queue(session, row.Network, events);
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
