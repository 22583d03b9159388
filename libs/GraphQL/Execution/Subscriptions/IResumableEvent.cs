namespace Neura.GraphQL.Execution;

/// <summary>
/// An event that knows its place in its source. The place is told with the event's answer (<c>extensions.position</c>) and when
/// the server has to end the subscription, so that a client can go on from there without a gap.
/// </summary>
public interface IResumableEvent
{
    /// <summary>What the client hands back to go on after this event; opaque, at most 100 characters of ASCII.</summary>
    string ResumePosition { get; }
}
