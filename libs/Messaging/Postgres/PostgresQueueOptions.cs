namespace Neura.Messaging;

public sealed record PostgresQueueOptions : QueueOptions
{
    /// <summary>Whether to listen for notifications, which takes one connection for as long as the queue lives; default true.</summary>
    public bool Listen { get; init; } = true;

    /// <summary>Whether statements are prepared; default true. Off behind a pooler that changes connections between statements.</summary>
    public bool Prepare { get; init; } = true;

    /// <summary>
    /// Connections that are kept open between operations; default 2, as many as lease and complete at once. The pool cleans a connection
    /// before each use, which costs about as much as a lease does.
    /// </summary>
    public int KeptConnections { get; init; } = 2;

    /// <summary>Written beside leases for people who look at the table; default the machine's name and process id.</summary>
    public string Worker { get; init; } = $"{Environment.MachineName}/{Environment.ProcessId}";
}
