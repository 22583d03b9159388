using Npgsql;

namespace Neura.EventStore;

/// <summary>Tells "the database is not there" from every other failure.</summary>
internal static class Unavailable
{
    // What Npgsql 10.0.0 says of now and then, where a connection broke while it was begun to be used (npgsql/npgsql#6415).
    private static readonly string BrokenConnection = typeof(ManualResetEventSlim).FullName!;

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
        catch (ObjectDisposedException failure) when (failure.ObjectName == BrokenConnection)
        {
            throw new EventStoreUnavailableException("The event store's connection broke.", failure) { OutcomeUnknown = outcomeUnknown };
        }
    }

    /// <summary>The failure of a group, for one of its members.</summary>
    /// <param name="failure">The group's.</param>
    /// <param name="repeated">The member had been sent before, and nobody knows with what outcome.</param>
    public static Exception Again(Exception failure, bool repeated) => failure is EventStoreUnavailableException unavailable
        ? new EventStoreUnavailableException(unavailable.Message, failure) { OutcomeUnknown = unavailable.OutcomeUnknown || repeated }
        : new InvalidOperationException("The group that this append travelled in failed.", failure);

    /// <summary>
    /// Connection failures, no room (class 53: disk, memory, connections), I/O (58), shutdown (57P), and sessions that the server ended
    /// because they were silent within a transaction (25P03).
    /// </summary>
    public static bool Is(NpgsqlException failure) => failure is not PostgresException { SqlState: var state }
        || state.StartsWith("53", StringComparison.Ordinal)
        || state.StartsWith("58", StringComparison.Ordinal)
        || state.StartsWith("57P", StringComparison.Ordinal)
        || state.StartsWith("08", StringComparison.Ordinal)
        || state == "25P03";
}
