using System.Text.Json;
using Neura.EventStore;

namespace NeuraNft.Operator.Explain;

/// <summary>One event of a stream: what it was, who wanted it, and what led to it.</summary>
/// <param name="Headers">What the writer noted; of an event from a chain its origin: network, block, receipt, transaction.</param>
internal sealed record ExplainedEvent(
    long Version,
    long Position,
    string Type,
    DateTimeOffset Timestamp,
    Guid Id,
    string? Actor,
    Guid? Command,
    string? Causation,
    string? Correlation,
    IReadOnlyDictionary<string, string?> Headers,
    JsonElement? Body)
{
    public static ExplainedEvent Of(IEvent one, bool withBody) => new(
        one.Version, one.Sequence, one.EventTypeName, one.Timestamp, one.Id, one.UserName, one.CommandId, one.CausationId,
        one.CorrelationId, one.Headers, withBody && one.Data is RawEvent { Body: var body } ? body : null);
}
