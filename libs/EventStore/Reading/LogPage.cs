namespace Neura.EventStore;

/// <summary>What of the log was asked for, in order, and the last position that was looked at.</summary>
internal sealed record LogPage(IReadOnlyList<IEvent> Events, long Through);
