namespace Neura.EventStore;

/// <summary>Where a subscription without a checkpoint begins.</summary>
public enum SubscriptionStart
{
    /// <summary>With the first event there is.</summary>
    Beginning,

    /// <summary>Behind the last event there is when it leads for the first time.</summary>
    Now,
}
