using System.Text.Json;
using Neura.Near.Json;

namespace Neura.Near.Blocks;

/// <summary>The receipts that one shard ran in a block.</summary>
internal static class ShardReceipts
{
    /// <param name="shard">{chunk, receipt_execution_outcomes, shard_id}.</param>
    /// <param name="repeated">The block did not bring the shard's chunk but repeats an older one: what it holds was told before.</param>
    /// <param name="blockHash">The block.</param>
    /// <param name="watched">Accounts whose receipts are wanted; null means all.</param>
    public static IEnumerable<ExecutedReceipt> Read(
        JsonElement shard, bool repeated, CryptoHash blockHash, IReadOnlySet<AccountId>? watched)
    {
        var transactions = Transactions(shard.FieldOrNull("chunk"));
        foreach (var item in shard.Items("receipt_execution_outcomes"))
        {
            var ranHere = item.Field("execution_outcome").Parsed("block_hash", CryptoHash.Parse) == blockHash;
            // Neither drop nor count what contradicts itself: the caller has to stop and look.
            if (ranHere == repeated)
                throw new JsonException(
                    repeated ? "A repeated chunk holds an outcome of this block." : "An outcome belongs to another block.");
            if (ranHere && ReadOne(item, transactions, watched) is { } receipt) yield return receipt;
        }
    }

    private static ExecutedReceipt? ReadOne(
        JsonElement item, Dictionary<string, CryptoHash> transactions, IReadOnlySet<AccountId>? watched)
    {
        var execution = item.Field("execution_outcome");
        var outcome = execution.Field("outcome");
        // An id that no rule allows cannot be watched; there are a few from before the rules.
        if (!AccountId.TryParse(outcome.Text("executor_id"), out var executor) || watched?.Contains(executor) == false) return null;
        var receipt = item.Field("receipt");
        if (receipt.Field("receipt").FieldOrNull("Action") is not { } action) return null;
        var id = receipt.Text("receipt_id");
        return new ExecutedReceipt(
            execution.Text("id") == id ? CryptoHash.Parse(id) : throw new JsonException("Receipt and outcome have different ids."),
            executor,
            receipt.Parsed("predecessor_id", AccountId.Parse),
            action.Parsed("signer_id", AccountId.Parse),
            item.FieldOrNull("tx_hash") is not null ? item.Parsed("tx_hash", CryptoHash.Parse)
                : transactions.TryGetValue(id, out var transaction) ? transaction : null,
            StatusOf(outcome.Field("status")),
            [.. outcome.Items("logs").Select(log => log.GetString() ?? throw new JsonException("A log is null."))],
            ActionJson.ReadCalls(action.Field("actions")));
    }

    /// <summary>Only the two forms of success count as one: everything else, known or not, is a failure.</summary>
    private static ReceiptStatus StatusOf(JsonElement status) =>
        status.ValueKind == JsonValueKind.Object
        && (status.TryGetProperty("SuccessValue", out _) || status.TryGetProperty("SuccessReceiptId", out _))
            ? ReceiptStatus.Success
            : ReceiptStatus.Failure;

    /// <summary>From the receipt a transaction turned into to the transaction, for those of this very chunk.</summary>
    private static Dictionary<string, CryptoHash> Transactions(JsonElement? chunk)
    {
        var byReceipt = new Dictionary<string, CryptoHash>(StringComparer.Ordinal);
        if (chunk is null) return byReceipt;
        foreach (var transaction in chunk.Value.Items("transactions"))
        {
            var outcome = transaction.Field("outcome").Field("execution_outcome").Field("outcome");
            foreach (var receipt in outcome.Items("receipt_ids"))
                byReceipt[receipt.GetString()!] = transaction.Field("transaction").Parsed("hash", CryptoHash.Parse);
        }
        return byReceipt;
    }
}
