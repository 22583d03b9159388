namespace Neura.EventStore;

/// <summary>An event as its columns will hold it.</summary>
internal sealed record SerializedEvent(PendingEvent Pending, string Type, string DotNetType, byte[] Body, byte[]? Headers);
