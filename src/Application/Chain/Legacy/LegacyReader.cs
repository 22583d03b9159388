using System.Text.Json;
using Neura.Near.Blocks;

namespace NeuraNft.Application.Chain.Legacy;

/// <summary>
/// Reads the deployed contract's receipts: what was asked for stands in the calls' arguments, the numbers given out in plain-text logs.
/// </summary>
internal sealed class LegacyReader(string network, string contract, LegacyTranslation translation)
{
    public const string OtherMethod = "LEGACY_OTHER_METHOD", WithoutEffect = "LEGACY_WITHOUT_EFFECT";

    /// <summary>No client of the contract sends half as much.</summary>
    private const int MaxArguments = 256 * 1024;

    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 16 };

    public async Task<BlockReading> ReadAsync(NearBlock block, CancellationToken cancellationToken)
    {
        var (events, quarantined, rejected) = (new List<ChainEvent>(), new List<QuarantinedLog>(), new Dictionary<RejectedLog, int>());
        foreach (var receipt in block.Receipts.Where(r => r.Executor.ToString() == contract))
        {
            var origin = LogOrigin.Of(network, block, receipt);
            var lines = new Queue<string>(receipt.Logs);
            for (var call = 0; call < receipt.Calls.Count; call++)
            {
                var reading = receipt.Status == ReceiptStatus.Success
                    ? await ReadAsync(receipt.Calls[call], lines, call, origin, cancellationToken)
                    : new LogReading.Ignored(BlockReader.FailedReceipt);
                if (reading is LogReading.Taken taken)
                    events.AddRange(taken.Events);
                else if (reading is LogReading.Unreadable bad)
                    quarantined.Add(new(origin, null, LogOrigin.IndexOfCall(call), TokenCalls.Raw(receipt.Calls[call]), bad.Reason));
                else if (reading is LogReading.Ignored ignored)
                    rejected[new(contract, ignored.Reason)] = rejected.GetValueOrDefault(new(contract, ignored.Reason)) + 1;
            }
        }
        return new BlockReading(events, quarantined, rejected);
    }

    private async Task<LogReading> ReadAsync(
        MethodCall call, Queue<string> lines, int index, LogOrigin origin, CancellationToken cancellationToken)
    {
        if (call.Arguments.Length > MaxArguments)
            return new LogReading.Unreadable("TOO_LARGE: the arguments.");
        try
        {
            using var document = JsonDocument.Parse(call.Arguments.IsEmpty ? "{}"u8.ToArray() : call.Arguments, Depth);
            if (ArgumentText.HoldsNul(document.RootElement))
                return new LogReading.Unreadable("INVALID_TEXT: NUL cannot be stored.");
            if (await translation.OfAsync(call.Method, document.RootElement, lines, origin, cancellationToken) is not { } events)
                return new LogReading.Ignored(OtherMethod);
            if (events.Count == 0)
                return new LogReading.Ignored(WithoutEffect);
            var log = LogOrigin.IndexOfCall(index);
            var headers = origin.Headers(log);
            return new LogReading.Taken(
                [.. events.Select((e, item) => origin.Place(e, new(network, origin.ReceiptId, log, 0, item), headers))]);
        }
        catch (InvalidDataException e)
        {
            return new LogReading.Unreadable("TOO_LARGE: " + e.Message);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return new LogReading.Unreadable("MALFORMED: " + e.Message.Replace("\0", "", StringComparison.Ordinal));
        }
    }
}
