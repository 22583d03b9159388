namespace Neura.Messaging;

public sealed record PostgresQueueOptions
{
    /// <summary>Leases a message is given before it is parked; default 3.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>
    /// Whether a message whose attempts are used up is leased once more, marked as exhausted, instead of being parked by whoever finds
    /// it: its owner then writes its end down before it parks it, and is asked again should it die in between. Default false.
    /// </summary>
    public bool HandOutExhausted { get; init; }

    /// <summary>
    /// How long a wait lasts at most: delayed messages, ended leases and lost notifications are seen within it; default 1 s.
    /// </summary>
    public TimeSpan PollEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether to listen for notifications, which takes one connection for as long as the queue lives; default true.</summary>
    public bool Listen { get; init; } = true;

    /// <summary>Written beside leases for people who look at the table; default the machine's name and process id.</summary>
    public string Worker { get; init; } = $"{Environment.MachineName}/{Environment.ProcessId}";
}
