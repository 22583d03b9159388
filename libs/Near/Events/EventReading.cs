namespace Neura.Near.Events;

/// <summary>What reading a log as an event gave.</summary>
public enum EventReading
{
    /// <summary>No "EVENT_JSON:" at the start: an ordinary log.</summary>
    NotAnEvent,

    /// <summary>The prefix is there but what follows is no event: to be kept aside, not dropped.</summary>
    Malformed,

    /// <summary>An event.</summary>
    Parsed,
}
