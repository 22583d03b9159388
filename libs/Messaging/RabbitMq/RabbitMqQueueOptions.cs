namespace Neura.Messaging;

public sealed record RabbitMqQueueOptions : QueueOptions
{
    /// <summary>
    /// The queues that messages wait in, each for its own time; default 0.25 s to 256 s, each four times the one before. A delay is made
    /// up of them, so it is late by at most the shortest, and by <see cref="QueueOptions.PollEvery"/> where nobody leases meanwhile.
    /// </summary>
    public IReadOnlyList<TimeSpan> DelaySteps { get; init; } = [.. new[] { 0.25, 1, 4, 16, 64, 256 }.Select(TimeSpan.FromSeconds)];

    /// <summary>
    /// About the most messages this process holds at once, leased ones included: what a broker calls prefetch; default 200. Calls side
    /// by side do not see what the others are about to take, so each may go over it by its own number.
    /// </summary>
    public int MaxHeld { get; init; } = 200;

    /// <summary>Channels that leases are fetched over side by side; default 4.</summary>
    public int Channels { get; init; } = 4;

    /// <summary>Before the names of exchanges and queues in the broker; default "neura.".</summary>
    public string Prefix { get; init; } = "neura.";

    /// <summary>How long connecting and one request may take; default 10 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A connection that is silent for about twice as long is dead; default 10 s.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(10);
}
