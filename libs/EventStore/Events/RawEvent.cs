using System.Text.Json;

namespace Neura.EventStore;

/// <summary>An event whose stored name this program does not map: written by a newer one, or by another. Kept as it is.</summary>
public sealed record RawEvent(string EventTypeName, JsonElement Body);
