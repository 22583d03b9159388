using Microsoft.Extensions.Options;
using Neura.EventStore;
using Neura.Near.Blocks;
using NeuraNft.Domain;
using Npgsql;

namespace NeuraNft.Application.Chain;

/// <summary>
/// Appends the events of one final block and moves the cursor, in one transaction: a block is in the log whole, once, or not at all.
/// </summary>
public sealed class BlockIngestion(DocumentStore store, NpgsqlDataSource db, IOptions<ChainOptions> options, ChainMetrics metrics)
{
    private readonly string network = options.Value.Network;
    private readonly string contract = options.Value.Contract;

    public Task<ChainCursor?> CursorAsync(CancellationToken cancellationToken) =>
        ChainCursor.FindAsync(db, network, contract, cancellationToken);

    /// <returns>The cursor at this block; <paramref name="cursor"/> itself where the block was ingested before.</returns>
    /// <exception cref="ChainHaltedException">The block does not follow the last one.</exception>
    public async Task<ChainCursor> TakeAsync(NearBlock block, ChainCursor? cursor, CancellationToken cancellationToken)
    {
        if (cursor is not null && block.Height <= cursor.Height)
            return cursor;
        if (cursor is not null && block.PrevHash.ToString() != cursor.BlockHash)
            throw new ChainHaltedException(
                $"Block {block.Height} of {network} follows {block.PrevHash}, but the log ends at {cursor.Height} {cursor.BlockHash}.");
        var reading = BlockReader.Read(block, network, contract);
        var next = new ChainCursor(block.Height, block.Hash.ToString(), new BlockTime(block.TimestampNanoseconds));
        await WriteAsync(reading, next, cursor, cancellationToken);
        metrics.Took(reading);
        return next;
    }

    private async Task WriteAsync(BlockReading reading, ChainCursor next, ChainCursor? cursor, CancellationToken cancellationToken)
    {
        var session = store.LightweightSession(new EventMetadata { UserName = "chain:" + network, CausationId = next.BlockHash });
        // First, so that a second writer waits here and finds the cursor moved before it writes anything.
        session.QueueSqlCommand(next.Advance(network, contract, cursor));
        foreach (var e in reading.Events)
        {
            session.Events.Append(e.Event.Stream, ExpectedVersion.Any,
                [new EventData(e.Event.Data) { Id = e.Identity.EventId, Headers = e.Headers }]);
            session.QueueSqlCommand(ChainRows.Event(e, next.Height));
        }
        foreach (var log in reading.Quarantined)
            session.QueueSqlCommand(ChainRows.Quarantine(network, contract, log, next.Height));
        foreach (var (reason, count) in reading.Rejected)
            session.QueueSqlCommand(ChainRows.Rejected(network, contract, reason, count));
        var result = await SaveAsync(session, next, cancellationToken);
        if (result.Verdict != AppendVerdict.Appended)
            throw new ChainHaltedException($"The log refused block {next.Height} of {network}: {result.Verdict}.");
    }

    private async Task<AppendResult> SaveAsync(DocumentSession session, ChainCursor next, CancellationToken cancellationToken)
    {
        try
        {
            return await session.SaveChangesAsync(cancellationToken);
        }
        catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "chain_event_pkey" })
        {
            // A receipt runs in one block only: a source that shows it again contradicts what it showed before.
            throw new ChainHaltedException($"Block {next.Height} of {network} brings an event that the log has already.");
        }
    }
}
