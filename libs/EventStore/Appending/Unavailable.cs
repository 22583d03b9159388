using Npgsql;

namespace Neura.EventStore;

/// <summary>Tells "the database is not there" from every other failure.</summary>
internal static class Unavailable
{
    public static async ValueTask<T> GuardAsync<T>(Func<ValueTask<T>> work, bool outcomeUnknown)
    {
        try
        {
            return await work();
        }
        catch (NpgsqlException failure) when (Is(failure))
        {
            // The server said why it refused, and that it rolled back; a cut connection says nothing.
            var said = failure is PostgresException { SqlState: var state } && !state.StartsWith("57P", StringComparison.Ordinal);
            throw new EventStoreUnavailableException($"The event store's database is unavailable: {failure.Message}", failure)
            {
                OutcomeUnknown = outcomeUnknown && !said,
            };
        }
    }

    /// <summary>The same failure for another of those it befell, with a stack trace of its own.</summary>
    public static Exception Again(Exception failure) => failure is EventStoreUnavailableException unavailable
        ? new EventStoreUnavailableException(unavailable.Message, failure) { OutcomeUnknown = unavailable.OutcomeUnknown }
        : new InvalidOperationException("The group that this append travelled in failed.", failure);

    /// <summary>Connection failures, no room (class 53: disk, memory, connections), I/O (58) and shutdown (57P).</summary>
    public static bool Is(NpgsqlException failure) => failure is not PostgresException { SqlState: var state }
        || state.StartsWith("53", StringComparison.Ordinal)
        || state.StartsWith("58", StringComparison.Ordinal)
        || state.StartsWith("57P", StringComparison.Ordinal)
        || state.StartsWith("08", StringComparison.Ordinal);
}
