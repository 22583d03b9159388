namespace Neura.EventStore;

/// <summary>What a leader writes beside the time.</summary>
internal sealed record Heartbeat(string Name, long Epoch, double Rate);
