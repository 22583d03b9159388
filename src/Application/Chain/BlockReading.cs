namespace NeuraNft.Application.Chain;

/// <summary>What a block holds for this market: events to append, what could not be read, and what was refused on purpose.</summary>
internal sealed record BlockReading(
    IReadOnlyList<ChainEvent> Events, IReadOnlyList<QuarantinedLog> Quarantined, IReadOnlyDictionary<string, int> Rejected);

/// <summary>A domain event with the place on chain it came from.</summary>
internal sealed record ChainEvent(ChainEventIdentity Identity, DomainEvent Event, IReadOnlyDictionary<string, string?> Headers);

/// <summary>A log that claimed to be an event; kept as raw bytes with the reason, and can be replayed.</summary>
internal sealed record QuarantinedLog(string ReceiptId, int LogIndex, string Raw, string Reason);
