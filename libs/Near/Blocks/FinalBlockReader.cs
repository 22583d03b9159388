using Neura.Near.Rpc;

namespace Neura.Near.Blocks;

/// <summary>Reads final blocks and the receipts of some contracts over plain JSON-RPC.</summary>
/// <remarks>
/// Not by scanning the receipts of chunks: those are taken in, not run, and in a quarter of all cases run in a later block. Instead
/// the account changes of the block name the receipts that ran. A failed receipt changes nothing and so does not appear here.
/// Receipts come by contract in the order given, those of one contract in the order in which they ran.
/// </remarks>
/// <param name="rpc">The nodes.</param>
/// <param name="contracts">The accounts whose receipts are wanted.</param>
public sealed class FinalBlockReader(JsonRpcClient rpc, IReadOnlyList<AccountId> contracts) : IBlockSource
{
    private readonly ReceiptLookup _lookup = new(rpc);
    private readonly FinalBlockReader? _archival = rpc.Archival is { } archival ? new FinalBlockReader(archival, contracts) : null;
    private ulong _finalHeight;

    /// <summary>Reads the receipts of one contract.</summary>
    public FinalBlockReader(JsonRpcClient rpc, AccountId contract) : this(rpc, [contract]) { }

    /// <inheritdoc/>
    public async Task<ulong> FinalHeightAsync(CancellationToken cancellationToken)
    {
        var final = await rpc.BlockAsync(BlockReference.Final, cancellationToken);
        return Highest.Raise(ref _finalHeight, final.Header.Height);
    }

    /// <inheritdoc/>
    /// <exception cref="NearRpcException">
    /// The node failed; <see cref="NearRpcErrorKind.GarbageCollected"/> where it no longer keeps the height and there is no archival
    /// one; <see cref="NearRpcErrorKind.InvalidResponse"/> where its answers contradict each other.
    /// </exception>
    public async Task<BlockRead> ReadAsync(ulong height, CancellationToken cancellationToken)
    {
        if (height > Volatile.Read(ref _finalHeight) && height > await FinalHeightAsync(cancellationToken))
            return new BlockRead.NotFinal(height, Volatile.Read(ref _finalHeight));
        try
        {
            return await ReadKeptAsync(height, cancellationToken);
        }
        catch (NearRpcException e) when (e.Kind == NearRpcErrorKind.GarbageCollected && _archival is not null)
        {
            return await _archival.ReadAsync(height, cancellationToken);
        }
    }

    private async Task<BlockRead> ReadKeptAsync(ulong height, CancellationToken cancellationToken)
    {
        try
        {
            var block = await rpc.BlockAsync(new BlockReference.AtHeight(height), cancellationToken);
            if (block.Header.Height != height)
                throw NearRpcException.Contradiction($"block {block.Header.Height} was given for height {height}");
            return new BlockRead.Found(await ReadReceiptsAsync(block.Header, cancellationToken));
        }
        catch (NearRpcException e) when (e.Kind == NearRpcErrorKind.UnknownBlock)
        {
            // A node that has thrown a height away, or has not come to it yet, calls it unknown too: neither must pass for skipped.
            return await rpc.IsKeptAsync(height, cancellationToken)
                ? new BlockRead.Skipped(height)
                : new BlockRead.NotFinal(height, Volatile.Read(ref _finalHeight));
        }
    }

    private async Task<NearBlock> ReadReceiptsAsync(BlockHeaderView header, CancellationToken cancellationToken)
    {
        var at = new BlockReference.AtHash(header.Hash);
        var touched = await rpc.ChangesInBlockAsync(at, cancellationToken);
        if (touched.BlockHash != header.Hash) throw NearRpcException.Contradiction("the changes are of another block");
        var receipts = new List<ExecutedReceipt>();
        foreach (var contract in contracts)
            if (touched.Changes.Any(change => change.AccountId == contract))
                receipts.AddRange(await ReadTouchedAsync(contract, header, at, cancellationToken));
        return new NearBlock(header.Height, header.Hash, header.PrevHash, header.PrevHeight, header.Nanoseconds, receipts);
    }

    private async Task<IReadOnlyList<ExecutedReceipt>> ReadTouchedAsync(
        AccountId contract, BlockHeaderView header, BlockReference.AtHash at, CancellationToken cancellationToken)
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
}
