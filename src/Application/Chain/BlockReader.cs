using System.Globalization;
using System.Text.Json;
using Neura.Near.Blocks;
using Neura.Near.Events;

namespace NeuraNft.Application.Chain;

/// <summary>Reads the receipts of a final block by the rules of ingestion. Pure: the same block always reads the same.</summary>
internal sealed class BlockReader(string network, string contract)
{
    public const string FailedReceipt = "FAILED_RECEIPT";
    public const string WrongExecutor = "WRONG_EXECUTOR";
    public const string UnknownStandard = "UNKNOWN_STANDARD";

    private static readonly HashSet<string> KnownStandards = ["nrc101", "nep171"];

    private readonly List<ChainEvent> events = [];
    private readonly List<QuarantinedLog> quarantined = [];
    private readonly Dictionary<string, int> rejected = [];

    public static BlockReading Read(NearBlock block, string network, string contract)
    {
        var reader = new BlockReader(network, contract);
        foreach (var receipt in block.Receipts)
            reader.Take(block, receipt);
        return new BlockReading(reader.events, reader.quarantined, reader.rejected);
    }

    private void Take(NearBlock block, ExecutedReceipt receipt)
    {
        for (var log = 0; log < receipt.Logs.Count; log++)
        {
            if (!receipt.Logs[log].StartsWith(EventJson.Prefix, StringComparison.Ordinal))
                continue;
            // Anyone can log a forged event and panic, or log it from a contract of their own: neither counts.
            if (receipt.Executor.ToString() != contract)
                Reject(WrongExecutor);
            else if (receipt.Status != ReceiptStatus.Success)
                Reject(FailedReceipt);
            else
                Take(block, receipt, log);
        }
    }

    private void Take(NearBlock block, ExecutedReceipt receipt, int log)
    {
        var raw = receipt.Logs[log];
        if (EventJson.Read(raw, out var parsed, out var reason) == EventReading.Malformed || parsed is null)
            Quarantine(receipt, log, "MALFORMED: " + reason);
        else if (!KnownStandards.Contains(parsed.Standard))
            Reject(UnknownStandard);
        else if (parsed.MajorVersion != 1)
            Quarantine(receipt, log, "UNKNOWN_VERSION: " + parsed.Version);
        else if (raw.Contains("\\u0000", StringComparison.OrdinalIgnoreCase) || raw.Contains('\0'))
            Quarantine(receipt, log, "INVALID_TEXT: NUL cannot be stored.");
        else
            Translate(block, receipt, log, parsed);
    }

    // All of a log or nothing of it: half an event would be a lie.
    private void Translate(NearBlock block, ExecutedReceipt receipt, int log, Nep297Event parsed)
    {
        var taken = new List<ChainEvent>();
        try
        {
            for (var index = 0; index < parsed.Data.Count; index++)
            {
                if (Nrc101Events.Translate(parsed.Standard, parsed.Event, contract, parsed.Data[index]) is not { } translated)
                {
                    Quarantine(receipt, log, "UNKNOWN_EVENT: " + parsed.Event);
                    return;
                }
                for (var item = 0; item < translated.Count; item++)
                    taken.Add(Place(block, receipt, new(network, receipt.ReceiptId.ToString(), log, index, item), translated[item]));
            }
            events.AddRange(taken);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escape that is half of a surrogate pair.
            Quarantine(receipt, log, "MALFORMED: " + e.Message);
        }
    }

    private ChainEvent Place(NearBlock block, ExecutedReceipt receipt, ChainEventIdentity identity, DomainEvent domainEvent) =>
        new(identity, domainEvent, new Dictionary<string, string?>
        {
            ["network"] = network,
            ["contract"] = contract,
            ["block_height"] = block.Height.ToString(CultureInfo.InvariantCulture),
            ["block_hash"] = block.Hash.ToString(),
            ["block_time"] = block.TimestampNanoseconds.ToString(CultureInfo.InvariantCulture),
            ["finality"] = "final",
            ["receipt_id"] = identity.ReceiptId,
            ["log_index"] = identity.LogIndex.ToString(CultureInfo.InvariantCulture),
            ["tx_hash"] = receipt.TransactionHash?.ToString(),
            ["predecessor"] = receipt.Predecessor.ToString(),
            ["signer"] = receipt.Signer.ToString(),
        });

    private void Quarantine(ExecutedReceipt receipt, int log, string reason) =>
        quarantined.Add(new QuarantinedLog(receipt.ReceiptId.ToString(), log, receipt.Logs[log],
            reason.Replace("\0", "", StringComparison.Ordinal)));

    private void Reject(string reason) => rejected[reason] = rejected.GetValueOrDefault(reason) + 1;
}
