using Neura.Near.Blocks;
using Neura.Near.Events;

namespace NeuraNft.Application.Chain;

/// <summary>Reads the receipts of a final block by the rules of ingestion. Pure: the same block always reads the same.</summary>
internal sealed class BlockReader(string network, ContractGroup group, IReadOnlyList<FollowedContract> followed)
{
    public const string FailedReceipt = "FAILED_RECEIPT";
    public const string WrongExecutor = "WRONG_EXECUTOR";

    private readonly IReadOnlyDictionary<string, ContractKind> kinds = group.Kinds;
    private readonly List<ChainEvent> events = [];
    private readonly List<QuarantinedLog> quarantined = [];
    private readonly Dictionary<RejectedLog, int> rejected = [];

    /// <param name="block">Final.</param>
    /// <param name="network">Name under which the chain's facts are stored.</param>
    /// <param name="group">Whose events are read.</param>
    /// <param name="followed">All contracts that are followed, in whatever group: none of them forges. Null: those of the group.</param>
    public static BlockReading Read(
        NearBlock block, string network, ContractGroup group, IReadOnlyList<FollowedContract>? followed = null)
    {
        var reader = new BlockReader(network, group, followed ?? group.Contracts);
        foreach (var receipt in block.Receipts)
            reader.Take(block, receipt);
        return new BlockReading(reader.events, reader.quarantined, reader.rejected);
    }

    // Anyone can log a forged event and panic, or log it from a contract of their own: neither counts.
    private void Take(NearBlock block, ExecutedReceipt receipt)
    {
        if (!kinds.TryGetValue(receipt.Executor.ToString(), out var kind))
            CountForged(receipt);
        else if (receipt.Status != ReceiptStatus.Success)
            Reject(receipt.Executor.ToString(), FailedReceipt, receipt.Logs.Count(IsEvent));
        else
            Take(receipt, LogOrigin.Of(network, block, receipt), kind);
    }

    private void Take(ExecutedReceipt receipt, LogOrigin origin, ContractKind kind)
    {
        var taken = new List<ChainEvent>();
        for (var log = 0; log < receipt.Logs.Count; log++)
            if (IsEvent(receipt.Logs[log]))
                Take(receipt.Logs[log], log, origin, kind, taken);
        if (kind == ContractKind.Nep171)
            quarantined.AddRange(TokenReceipt.AddCalls(receipt, origin, taken));
        events.AddRange(taken);
    }

    private void Take(string raw, int log, LogOrigin origin, ContractKind kind, List<ChainEvent> taken)
    {
        var reading = LogReader.Read(raw, log, origin, kind);
        if (reading is LogReading.Taken read)
            taken.AddRange(read.Events);
        else if (reading is LogReading.Ignored ignored)
            Reject(origin.Contract, ignored.Reason, 1);
        else if (reading is LogReading.Unreadable unreadable)
            quarantined.Add(new(origin, kind, log, raw, unreadable.Reason.Replace("\0", "", StringComparison.Ordinal)));
    }

    // Only our own standards: what another contract says of its NFTs is no forgery, and most of the chain's logs. Each group reads each
    // block: the group of the first contract counts.
    private void CountForged(ExecutedReceipt receipt)
    {
        if (followed.FirstOrDefault(c => c.Kind != ContractKind.Nep171) is { } own && kinds.ContainsKey(own.Account)
            && followed.All(c => c.Account != receipt.Executor.ToString()))
            Reject(own.Account, WrongExecutor, receipt.Logs.Count(IsForged));
    }

    private static bool IsForged(string log) => log.Contains("nrc101", StringComparison.Ordinal)
        && EventJson.Read(log, out var parsed, out _) == EventReading.Parsed && ContractStandards.IsOurs(parsed!.Standard);

    private static bool IsEvent(string log) => log.StartsWith(EventJson.Prefix, StringComparison.Ordinal);

    private void Reject(string contract, string reason, int count)
    {
        if (count > 0)
            rejected[new(contract, reason)] = rejected.GetValueOrDefault(new(contract, reason)) + count;
    }
}
