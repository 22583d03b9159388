namespace NeuraNft.Application.Chain;

/// <summary>What a block holds for this market: events to append, what could not be read, and what was refused on purpose.</summary>
internal sealed record BlockReading(
    IReadOnlyList<ChainEvent> Events, IReadOnlyList<QuarantinedLog> Quarantined, IReadOnlyDictionary<RejectedLog, int> Rejected);

/// <summary>A domain event with the place on chain it came from.</summary>
internal sealed record ChainEvent(
    ChainEventIdentity Identity, DomainEvent Event, ulong Height, IReadOnlyDictionary<string, string?> Headers);

/// <summary>A log that claimed to be an event, or a call; kept as raw bytes with the reason. Of a kind, it can be replayed.</summary>
internal sealed record QuarantinedLog(LogOrigin Origin, ContractKind? Kind, int LogIndex, string Raw, string Reason);

/// <summary>Why a log was refused, and which followed contract it was about.</summary>
internal readonly record struct RejectedLog(string Contract, string Reason);
