namespace Neura.EventStore;

/// <summary>An event of a session, before it is written.</summary>
internal sealed record PendingEvent(PendingStream Stream, int Offset, Guid Id, object Data, IReadOnlyDictionary<string, string?> Headers);
