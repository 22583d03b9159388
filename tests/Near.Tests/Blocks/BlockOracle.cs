using System.Text.Json;
using System.Text.RegularExpressions;

namespace NeuraNft.Near.Tests.Blocks;

/// <summary>Reads a whole block from a tree of its JSON, in the simplest way there is, as lines of text to compare with.</summary>
internal static partial class BlockOracle
{
    public static List<string> Receipts(IEnumerable<JsonElement> shards) =>
        [.. shards.OrderBy(s => Get(s, "shard_id").GetUInt64()).SelectMany(Shard)];

    private static IEnumerable<string> Shard(JsonElement shard)
    {
        var chunk = Get(shard, "chunk");
        var transactions = new Dictionary<string, string>();
        if (chunk.ValueKind == JsonValueKind.Object)
            foreach (var transaction in Get(chunk, "transactions").EnumerateArray())
            {
                var outcome = Get(Get(Get(transaction, "outcome"), "execution_outcome"), "outcome");
                foreach (var id in Get(outcome, "receipt_ids").EnumerateArray())
                    transactions[id.GetString()!] = Get(Get(transaction, "transaction"), "hash").GetString()!;
            }
        return Get(shard, "receipt_execution_outcomes").EnumerateArray()
            .Where(o => Get(Get(o, "receipt"), "receipt").TryGetProperty("Action", out _))
            .Select(o => Line(o, transactions));
    }

    private static string Line(JsonElement item, Dictionary<string, string> transactions)
    {
        var outcome = Get(Get(item, "execution_outcome"), "outcome");
        var receipt = Get(item, "receipt");
        var action = Get(Get(receipt, "receipt"), "Action");
        var id = Get(receipt, "receipt_id").GetString()!;
        var status = Get(outcome, "status");
        var good = status.ValueKind == JsonValueKind.Object
            && status.EnumerateObject().First().Name.StartsWith("Success", StringComparison.Ordinal);
        var hash = Get(item, "tx_hash") is { ValueKind: JsonValueKind.String } given
            ? given.GetString()
            : transactions.GetValueOrDefault(id);
        var logs = Get(outcome, "logs").EnumerateArray().Select(l => l.GetString());
        return Describe(
            id, Get(outcome, "executor_id").GetString()!, Get(receipt, "predecessor_id").GetString()!,
            Get(action, "signer_id").GetString()!, hash, good, logs!,
            Get(action, "actions").EnumerateArray().Where(a => a.ValueKind == JsonValueKind.Object)
                .SelectMany(a => a.EnumerateObject()).Where(a => a.Name == "FunctionCall").Select(a => a.Value).Select(c => (
                    Get(c, "method_name").GetString()!, Convert.ToBase64String(Get(c, "args").GetBytesFromBase64()),
                    Get(c, "gas").ToString(), Get(c, "deposit").GetString()!)));
    }

    public static string Describe(
        string id, string executor, string predecessor, string signer, string? transaction, bool good, IEnumerable<string> logs,
        IEnumerable<(string Method, string Arguments, string Gas, string Deposit)> calls) =>
        $"{id} {executor} {predecessor} {signer} {transaction} {good} [{string.Join('|', logs)}] [{string.Join('|', calls)}]";

    public static JsonElement Get(JsonElement element, string snake) =>
        element.TryGetProperty(snake, out var value)
        || element.TryGetProperty(Underscore().Replace(snake, m => m.Groups[1].Value.ToUpperInvariant()), out value)
            ? value
            : default;

    [GeneratedRegex("_(.)")]
    private static partial Regex Underscore();
}
