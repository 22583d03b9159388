using Npgsql;

namespace Neura.EventStore;

/// <summary>Tells an event that cannot be applied from a leader, a process or a database that cannot apply any.</summary>
internal static class PageFailures
{
    public static bool IsOfTheEvents(Exception failure, CancellationToken ct) => failure switch
    {
        FencedException or EventStoreUnavailableException => false,
        OperationCanceledException => !ct.IsCancellationRequested,

        // The statement was cut off together with the lease.
        _ when ct.IsCancellationRequested => false,
        NpgsqlException database => !Unavailable.Is(database) && !database.IsTransient,
        _ => true,
    };
}
