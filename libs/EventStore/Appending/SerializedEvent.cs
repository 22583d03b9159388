namespace Neura.EventStore;

/// <summary>An event as its columns will hold it; headers only where it has some of its own, then with its append's among them.</summary>
internal sealed record SerializedEvent(PendingEvent Pending, string Type, string DotNetType, byte[] Body, byte[]? Headers);
