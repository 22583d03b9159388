namespace Neura.EventStore;

/// <summary>What a subscription does with an event that failed again and again. It is parked in any case, with the error.</summary>
public enum OnPoison
{
    /// <summary>Waits in front of it until a person resumes it: nothing out of order, nothing left out.</summary>
    Pause,

    /// <summary>Goes on with the next; the parked one is handled when a person has it replayed.</summary>
    Park,
}
