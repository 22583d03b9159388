namespace Neura.EventStore;

/// <summary>An event that could not be applied.</summary>
/// <param name="Projection">Or subscription.</param>
/// <param name="Position">In the log.</param>
/// <param name="Stream">Null where the event is in the log no more.</param>
/// <param name="EventType">The stored name.</param>
/// <param name="Attempts">So far.</param>
/// <param name="Error">Of the last one.</param>
/// <param name="ParkedAt">After the last one.</param>
/// <param name="ReplayAt">When another try was asked for, if it is still to come.</param>
public sealed record ParkedEvent(
    string Projection,
    long Position,
    string? Stream,
    string? EventType,
    int Attempts,
    string Error,
    DateTimeOffset ParkedAt,
    DateTimeOffset? ReplayAt);
