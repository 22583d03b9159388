using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Neura.EventStore;

namespace NeuraNft.Auditor.Logs;

/// <summary>What fails in reading an event is that event's own: it is told by its position.</summary>
internal static class EventReading
{
    /// <exception cref="UnreadableEventException">What is stored is no such event.</exception>
    public static T Of<T>(IEvent at, Func<IEvent, T> read)
    {
        try
        {
            return read(at);
        }
        catch (Exception failure) when (IsOfTheEvents(failure))
        {
            throw new UnreadableEventException(at.Sequence, null, failure);
        }
    }

    /// <summary>
    /// What a changed body or header causes: no JSON of its type, an envelope that does not open, a number that is none, a field that is
    /// not there, an event that cannot follow.
    /// </summary>
    public static bool IsOfTheEvents(Exception failure) => failure is JsonException or CryptographicException or FormatException
        or UnreachableException or OverflowException or ArgumentException or KeyNotFoundException or NullReferenceException
        or NotSupportedException or InvalidCastException || failure is InvalidOperationException and not ObjectDisposedException;
}
