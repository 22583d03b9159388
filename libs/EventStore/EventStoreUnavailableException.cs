namespace Neura.EventStore;

/// <summary>
/// The database cannot be reached or has no room. Nothing was written, unless <see cref="OutcomeUnknown"/>: then the connection was
/// cut at the commit, and only a retry with the same command id tells.
/// </summary>
public sealed class EventStoreUnavailableException : Exception
{
    public EventStoreUnavailableException() { }

    public EventStoreUnavailableException(string message) : base(message) { }

    public EventStoreUnavailableException(string message, Exception innerException) : base(message, innerException) { }

    public bool OutcomeUnknown { get; init; }
}
