using Microsoft.Extensions.Options;
using Neura.Near;
using Neura.Near.Blocks;

namespace NeuraNft.Application.Chain;

/// <summary>
/// Brings each group of contracts on from its cursor. The farthest group goes first and alone to the head; those behind follow in
/// turns, up to where it stands, and join it there: so a block at the head is one transaction for all.
/// </summary>
public sealed class ChainFollower(
    IBlockSource source, BlockIngestion ingestion, IOptions<ChainOptions> options, ChainMetrics metrics, TimeProvider time)
{
    /// <summary>Heights in one turn of the farthest group; whoever is behind takes one batch: the head must not wait long.</summary>
    private const ulong Turn = 1_000;

    private readonly ChainOptions options = options.Value;
    private List<ContractGroup> groups = [];

    /// <summary>Reads the cursors, and compares the last block with what the source shows now: it may be another chain.</summary>
    /// <exception cref="ChainHaltedException">The source shows another block there.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        groups = [.. await ingestion.GroupsAsync(cancellationToken)];
        if (groups[0].Cursor is not { } cursor || await ShownAsync(cursor.Height, cancellationToken) is not { } read)
            return;
        if (read is BlockRead.Skipped || read is BlockRead.Found found && found.Block.Hash.ToString() != cursor.BlockHash)
            throw new ChainHaltedException(
                $"The log ends at block {cursor.Height} {cursor.BlockHash} of {options.Network}, but the source shows "
                + (read is BlockRead.Found other ? other.Block.Hash.ToString() : "none there") + ".");
    }

    /// <summary>One turn of each group.</summary>
    /// <returns>False where nothing was there to take.</returns>
    public async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        var head = await source.FinalHeightAsync(cancellationToken);
        await BeginAsync(head, cancellationToken);
        if (groups.Count > 0)
            metrics.Stands(groups[0].Cursor, head); // Before the turn too: a source or a witness may keep it waiting.
        var moved = false;
        for (var i = 0; i < groups.Count; i++)
        {
            // Whoever is behind reads up to where the farthest stands, no further.
            if ((i == 0 ? head : groups[0].Cursor?.Height) is not { } last)
                break;
            var before = groups[i];
            groups[i] = await TurnAsync(before, last, i == 0 ? Turn : (ulong)options.BatchBlocks, cancellationToken);
            moved |= groups[i] != before;
        }
        groups = Joined(groups);
        metrics.Stands(groups[0].Cursor, head);
        return moved;
    }

    // A contract without a start of its own begins where the others stand; without others, at the newest block.
    private async Task BeginAsync(ulong head, CancellationToken cancellationToken)
    {
        var beginners = groups.Where(g => g.Cursor is null).SelectMany(g => g.Contracts).ToArray();
        if (groups.RemoveAll(g => g.Cursor is null) == 0)
            return;
        var joining = groups.Count == 0 ? [] : beginners.Where(c => c.StartHeight == 0).ToArray();
        if (joining.Length > 0)
        {
            await ingestion.JoinAsync(new ContractGroup(joining, null), groups[0].Cursor!, cancellationToken);
            groups[0] = groups[0] with { Contracts = [.. groups[0].Contracts, .. joining] };
        }
        groups.AddRange(beginners.Except(joining).GroupBy(c => FirstHeight(c, head)).OrderByDescending(g => g.Key)
            .Select(g => new ContractGroup([.. g], null)));
    }

    private async Task<ContractGroup> TurnAsync(ContractGroup group, ulong head, ulong turn, CancellationToken cancellationToken)
    {
        var first = group.Cursor is { } cursor ? cursor.Height + 1 : FirstHeight(group.Contracts[0], head);
        if (first > head)
            return group;
        var isFar = head - first >= (ulong)options.BatchBlocks;
        var last = Math.Min(head, first + turn);
        var stream = new BlockStream(source, Stream(last), time);
        var kinds = group.Kinds;
        var batch = new List<NearBlock>();
        var (logs, isEmpty) = (0, true);
        CryptoHash? after = group.Cursor is { } at ? CryptoHash.Parse(at.BlockHash) : null;
        await foreach (var block in stream.ReadAsync(first, after, cancellationToken))
        {
            batch.Add(block);
            isEmpty = false;
            logs += block.Receipts.Sum(r => kinds.ContainsKey(r.Executor.ToString()) ? r.Logs.Count : 0);
            if (isFar && batch.Count < options.BatchBlocks && logs < options.BatchEvents)
                continue;
            group = await ingestion.TakeAsync(batch, group, cancellationToken);
            batch.Clear();
            logs = 0;
        }
        // All these heights were skipped: without a block the cursor stays, so the turn goes on to the first one behind the gap.
        if (isEmpty && last < head)
            return await TurnAsync(group, head, turn * 2, cancellationToken);
        return batch.Count == 0 ? group : await ingestion.TakeAsync(batch, group, cancellationToken);
    }

    private BlockStreamOptions Stream(ulong last) => new()
    {
        ToHeight = last,
        ReadAhead = options.ReadAhead,
        PollInterval = TimeSpan.FromMilliseconds(options.PollMilliseconds),
    };

    private static ulong FirstHeight(FollowedContract contract, ulong head) => contract.StartHeight == 0 ? head : contract.StartHeight;

    private List<ContractGroup> Joined(List<ContractGroup> apart)
    {
        var order = options.Followed().Select((c, i) => (c.Account, i)).ToDictionary(c => c.Account, c => c.i);
        return
        [
            .. apart.GroupBy(g => (g.Cursor, g.Cursor is null ? g.Contracts[0].Account : null))
                .Select(g => new ContractGroup([.. g.SelectMany(one => one.Contracts).OrderBy(c => order[c.Account])], g.Key.Cursor))
                .OrderByDescending(g => g.Cursor?.Height ?? 0),
        ];
    }

    private async Task<BlockRead?> ShownAsync(ulong height, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ReadAsync(height, cancellationToken);
        }
        catch (Exception e) when (e is Neura.Near.Rpc.NearRpcException { Kind: Neura.Near.Rpc.NearRpcErrorKind.GarbageCollected }
            or BlockSourceException { Failure: BlockSourceFailure.NotKept })
        {
            return null; // Too old for it; the next block's previous hash will tell.
        }
    }
}
