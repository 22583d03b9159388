namespace Neura.Messaging;

public sealed record PostgresQueueOptions : QueueOptions
{
    /// <summary>Whether to listen for notifications, which takes one connection for as long as the queue lives; default true.</summary>
    public bool Listen { get; init; } = true;

    /// <summary>Whether statements are prepared; default true. Off behind a pooler that changes connections between statements.</summary>
    public bool Prepare { get; init; } = true;

    /// <summary>Written beside leases for people who look at the table; default the machine's name and process id.</summary>
    public string Worker { get; init; } = $"{Environment.MachineName}/{Environment.ProcessId}";
}
