using Neura.Near.Rpc;

namespace Neura.Near.Blocks;

/// <summary>Reads final blocks and the receipts of some contracts over plain JSON-RPC.</summary>
/// <remarks>
/// Not by scanning the receipts of chunks: those are taken in, not run, and in a quarter of all cases run in a later block. Instead
/// the account changes of the block name the receipts that ran. A failed receipt changes nothing and so does not appear here.
/// </remarks>
public sealed class FinalBlockReader(JsonRpcClient rpc, IReadOnlyCollection<AccountId> contracts) : IBlockSource
{
    private readonly ReceiptLookup _lookup = new(rpc);
    private ulong _finalHeight;

    public FinalBlockReader(JsonRpcClient rpc, AccountId contract)
        : this(rpc, [contract])
    {
    }

    public async Task<ulong> FinalHeightAsync(CancellationToken cancellationToken)
    {
        var final = await rpc.BlockAsync(BlockReference.Final, cancellationToken);
        return Highest.Raise(ref _finalHeight, final.Header.Height);
    }

    /// <exception cref="NearRpcException">
    /// The node failed; <see cref="NearRpcErrorKind.GarbageCollected"/> where it no longer keeps the height;
    /// <see cref="NearRpcErrorKind.InvalidResponse"/> where its answers contradict each other.
    /// </exception>
    public async Task<BlockRead> ReadAsync(ulong height, CancellationToken cancellationToken)
    {
        if (height > _finalHeight && height > await FinalHeightAsync(cancellationToken))
            return new BlockRead.NotFinal(height, _finalHeight);
        try
        {
            var block = await rpc.BlockAsync(new BlockReference.AtHeight(height), cancellationToken);
            if (block.Header.Height != height)
                throw NearRpcException.Contradiction($"block {block.Header.Height} was given for height {height}");
            return new BlockRead.Found(await ReadReceiptsAsync(block.Header, cancellationToken));
        }
        catch (NearRpcException e) when (e.Kind == NearRpcErrorKind.UnknownBlock)
        {
            return await ExplainUnknownAsync(height, cancellationToken);
        }
    }

    private async Task<NearBlock> ReadReceiptsAsync(BlockHeaderView header, CancellationToken cancellationToken)
    {
        var at = new BlockReference.AtHash(header.Hash);
        var touched = await rpc.ChangesInBlockAsync(at, cancellationToken);
        if (touched.BlockHash != header.Hash) throw NearRpcException.Contradiction("the changes are of another block");
        var ours = touched.Changes.Select(change => change.AccountId).Where(contracts.Contains).Distinct().ToList();
        var receipts = new List<ExecutedReceipt>();
        foreach (var contract in ours) receipts.AddRange(await ReadTouchedAsync(header, at, contract, cancellationToken));
        return new NearBlock(header.Height, header.Hash, header.PrevHash, header.PrevHeight, header.Nanoseconds, receipts);
    }

    private async Task<IReadOnlyList<ExecutedReceipt>> ReadTouchedAsync(
        BlockHeaderView header, BlockReference.AtHash at, AccountId contract, CancellationToken cancellationToken)
    {
        var changes = await rpc.ChangesAsync(at, [contract], cancellationToken);
        if (changes.BlockHash != header.Hash) throw NearRpcException.Contradiction("the account changes are of another block");
        var ids = changes.Changes
            .Where(change => change.Cause is { Type: "receipt_processing", ReceiptHash: not null })
            .Select(change => change.Cause.ReceiptHash!.Value)
            .Distinct();
        var receipts = new List<ExecutedReceipt>();
        foreach (var id in ids)
            if (await _lookup.FindAsync(id, contract, header, cancellationToken) is { } receipt)
                receipts.Add(receipt);
        return receipts;
    }

    /// <summary>
    /// A node that has thrown a height away, or has not come to it yet, calls it unknown too: neither must pass for skipped.
    /// </summary>
    private async Task<BlockRead> ExplainUnknownAsync(ulong height, CancellationToken cancellationToken) =>
        await rpc.IsKeptAsync(height, cancellationToken) ? new BlockRead.Skipped(height) : new BlockRead.NotFinal(height, _finalHeight);
}
