namespace Neura.EventStore;

/// <summary>How a subscription begins, and what it does with poison.</summary>
public sealed record SubscriptionOptions
{
    public static SubscriptionOptions Default { get; } = new();

    /// <summary>Where its very first run begins; later ones go on at the checkpoint. Default: the log's beginning.</summary>
    public SubscriptionStart Start { get; init; } = SubscriptionStart.Beginning;

    /// <summary>What happens after an event failed as often as the daemon tries. Default: wait in front of it.</summary>
    public OnPoison OnPoison { get; init; } = OnPoison.Pause;
}
