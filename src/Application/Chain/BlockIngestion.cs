using Microsoft.Extensions.Options;
using Neura.EventStore;
using Neura.Near.Blocks;
using NeuraNft.Domain;
using Npgsql;

namespace NeuraNft.Application.Chain;

/// <summary>
/// Appends the events of final blocks and moves the cursors, in one transaction: a block is in the log whole, once, or not at all.
/// </summary>
public sealed class BlockIngestion(DocumentStore store, NpgsqlDataSource db, IOptions<ChainOptions> options, ChainMetrics metrics)
{
    private const string OtherHash = "NC001";
    private readonly string network = options.Value.Network;
    private readonly IReadOnlyList<FollowedContract> followed = options.Value.Followed();

    /// <summary>The followed contracts by where they stand, the farthest first.</summary>
    public async Task<IReadOnlyList<ContractGroup>> GroupsAsync(CancellationToken cancellationToken) => ContractGroup.Of(
        followed, await ChainCursor.FindManyAsync(db, network, [.. followed.Select(c => c.Account)], cancellationToken));

    /// <summary>Where a new contract starts without its past: at the block of those that are there already.</summary>
    public async Task JoinAsync(ContractGroup beginners, ChainCursor at, CancellationToken cancellationToken)
    {
        var session = store.LightweightSession(EventMetadata.None);
        session.QueueSqlCommand(ChainRows.Join(network, beginners.Accounts, at));
        await session.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes blocks that follow each other.</summary>
    /// <returns>The group at the last of them; <paramref name="group"/> itself where all were taken before.</returns>
    /// <exception cref="ChainHaltedException">A block does not follow the one before, or differs from what was shown before.</exception>
    public Task<ContractGroup> TakeAsync(IReadOnlyList<NearBlock> blocks, ContractGroup group, CancellationToken cancellationToken) =>
        TakeAsync(blocks, [.. blocks.Select(b => BlockReader.Read(b, network, group, followed))], group, cancellationToken);

    /// <summary>The same of blocks that were read already.</summary>
    internal async Task<ContractGroup> TakeAsync(
        IReadOnlyList<NearBlock> blocks, IReadOnlyList<BlockReading> readings, ContractGroup group, CancellationToken cancellationToken)
    {
        var known = await BlockHistory.LookAsync(db, network, blocks, group.Cursor, cancellationToken);
        if (known > 0)
            metrics.Repeated(known);
        if (blocks.Count == known)
            return group;
        var fresh = blocks.Skip(known).ToArray();
        var read = readings.Skip(known).ToArray();
        BlockLinks.Check(network, group.Cursor, fresh);
        await WriteAsync(fresh, read, group, cancellationToken);
        metrics.Took(read);
        var last = fresh[^1];
        return group with { Cursor = new ChainCursor(last.Height, last.Hash.ToString(), new BlockTime(last.TimestampNanoseconds)) };
    }

    private async Task WriteAsync(
        NearBlock[] blocks, BlockReading[] readings, ContractGroup group, CancellationToken cancellationToken)
    {
        var session = store.LightweightSession(new EventMetadata
        {
            UserName = "chain:" + network,
            CausationId = blocks is [var only] ? only.Hash.ToString() : null, // Each event's headers name its own block.
        });
        // First, so that a second writer waits here and finds the cursor moved before it writes anything.
        session.QueueSqlCommand(ChainRows.Take(network, group, blocks));
        Queue(session, network, [.. readings.SelectMany(r => r.Events)]);
        foreach (var log in readings.SelectMany(r => r.Quarantined))
            session.QueueSqlCommand(ChainRows.Quarantine(log));
        var rejected = readings.SelectMany(r => r.Rejected).GroupBy(r => r.Key).ToDictionary(g => g.Key, g => g.Sum(r => r.Value));
        if (rejected.Count > 0)
            session.QueueSqlCommand(ChainRows.Rejected(network, rejected));
        var place = $"block {blocks[^1].Height} of {network}";
        var result = await SaveAsync(session, place, cancellationToken);
        if (result.Verdict != AppendVerdict.Appended)
            throw new ChainHaltedException($"The log refused {place}: {result.Verdict}.");
    }

    /// <param name="session">Of one transaction.</param>
    /// <param name="network">Name under which the chain's facts are stored.</param>
    /// <param name="events">In their order.</param>
    /// <param name="versions">Of each stream before its first event here, counted on; null: whatever they are.</param>
    internal static void Queue(
        DocumentSession session, string network, IReadOnlyList<ChainEvent> events, Dictionary<string, long>? versions = null)
    {
        foreach (var e in events)
            session.Events.Append(
                e.Event.Stream, versions is null ? ExpectedVersion.Any : versions[e.Event.Stream]++,
                [new EventData(e.Event.Data) { Id = e.Identity.EventId, Headers = e.Headers }]);
        if (events.Count > 0)
            session.QueueSqlCommand(ChainRows.Events(network, events));
    }

    internal static async Task<AppendResult> SaveAsync(DocumentSession session, string place, CancellationToken cancellationToken)
    {
        try
        {
            return await session.SaveChangesAsync(cancellationToken);
        }
        catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "chain_event_pkey" })
        {
            // A receipt runs in one block only: a source that shows it again contradicts what it showed before.
            throw new ChainHaltedException($"What came with {place} brings an event that the log has already.");
        }
        catch (PostgresException e) when (e.SqlState == OtherHash)
        {
            throw new ChainHaltedException($"The source contradicts itself: {e.MessageText}.");
        }
    }
}
