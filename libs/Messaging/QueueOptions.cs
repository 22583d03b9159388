namespace Neura.Messaging;

/// <summary>What every transport understands.</summary>
public abstract record QueueOptions
{
    /// <summary>Leases a message is given before it is parked; default 3.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>How long a message waits after a failure whose handler names no delay.</summary>
    public RetryPolicy Retry { get; init; } = new();

    /// <summary>
    /// Whether a message whose attempts are used up is leased once more, marked as exhausted, instead of being parked by whoever finds
    /// it: its owner then writes its end down before it parks it, and is asked again should it die in between. Default false.
    /// </summary>
    public bool HandOutExhausted { get; init; }

    /// <summary>
    /// How long a wait lasts at most: delayed messages, ended leases and lost notifications are seen within it; default 1 s.
    /// </summary>
    public TimeSpan PollEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest body, in bytes of UTF-8; default 1 MiB. Larger things belong into storage.</summary>
    public int MaxBodyBytes { get; init; } = 1 << 20;
}
