using System.Text.Json;

namespace Neura.Near.Blocks;

/// <summary>The receipts that one shard ran in a block: {chunk, receipt_execution_outcomes, shard_id}.</summary>
internal sealed class ShardReader
{
    private readonly List<ExecutedReceipt> _receipts = [];
    private Range? _chunk;
    private ulong? _shardId;
    private bool _ranHere;
    private bool _ranElsewhere;

    public ulong ShardId => _shardId ?? throw JsonWalk.Missing("shard_id");

    public IReadOnlyList<ExecutedReceipt> Receipts => _receipts;

    /// <summary>Reads the object that the reader stands at.</summary>
    /// <param name="json">What the reader goes over, from its start.</param>
    /// <param name="reader">The reader.</param>
    /// <param name="block">The block.</param>
    /// <param name="watched">Whose receipts are wanted.</param>
    public static ShardReader Read(ReadOnlySpan<byte> json, ref Utf8JsonReader reader, BlockHead block, WatchedAccounts watched)
    {
        reader.ExpectObject("shard");
        var shard = new ShardReader();
        var hasOutcomes = false;
        while (reader.NextMember())
        {
            if (reader.Is("shard_id"u8, "shardId"u8)) shard._shardId = reader.UInt64("shard_id");
            else if (reader.Is("chunk"u8)) shard._chunk = reader.Place();
            else if (reader.Is("receipt_execution_outcomes"u8, "receiptExecutionOutcomes"u8))
                hasOutcomes = shard.ReadOutcomes(json, ref reader, block, watched);
            else reader.Skip();
        }
        if (!hasOutcomes) throw JsonWalk.Missing("receipt_execution_outcomes");
        shard.Settle(shard._chunk is { } place ? new ChunkReader(json[place]) : default, block);
        return shard;
    }

    private bool ReadOutcomes(ReadOnlySpan<byte> json, ref Utf8JsonReader reader, BlockHead block, WatchedAccounts watched)
    {
        if (!reader.EnterList("receipt_execution_outcomes")) return false;
        while (reader.NextItem())
        {
            var outcome = new OutcomeReader(json);
            outcome.Read(ref reader, watched);
            var here = outcome.BlockHash == block.Hash;
            (_ranHere, _ranElsewhere) = (_ranHere || here, _ranElsewhere || !here);
            if (here && outcome.Executor is not null && outcome.Decode() is { } receipt) _receipts.Add(receipt);
        }
        return true;
    }

    /// <summary>
    /// Which chunk the outcomes belong to is only known at the shard's end. What contradicts itself is neither dropped nor counted:
    /// the caller has to stop and look.
    /// </summary>
    private void Settle(ChunkReader chunk, BlockHead block)
    {
        if (IsRepeated(chunk, block) ? _ranHere : _ranElsewhere)
            throw new JsonException(
                _ranHere ? "A repeated chunk holds an outcome of this block, or one of another." : "An outcome belongs to another block.");
        if (!_receipts.Exists(receipt => receipt.TransactionHash is null)) return;
        var transactions = chunk.Transactions();
        for (var i = 0; i < _receipts.Count; i++)
            if (_receipts[i] is { TransactionHash: null } receipt && transactions.TryGetValue(receipt.ReceiptId, out var hash))
                _receipts[i] = receipt with { TransactionHash = hash };
    }

    /// <summary>
    /// A chunk is new in a block only where the block's own height brought it. The block's list decides; where there is none, the
    /// chunk's own header, in which older nodes left the height at zero.
    /// </summary>
    private bool IsRepeated(ChunkReader chunk, BlockHead block)
    {
        if (chunk.IsMissing) return false; // So there is nothing that could be repeated.
        var included = block.IncludedAt(ShardId) ?? chunk.HeightIncluded();
        return included != block.Height && included != 0;
    }
}
