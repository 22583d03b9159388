namespace NeuraNft.Projections.Rows;

/// <summary>The way back from a row to the log.</summary>
public sealed record EventReference(long Position, Guid EventId)
{
    internal static EventReference? Of(long? position, Guid? eventId) =>
        position is { } p && eventId is { } id ? new EventReference(p, id) : null;
}
