namespace Neura.EventStore;

/// <summary>
/// Does something outside the database with each event, at least once: the checkpoint is written after the handler, so what a
/// process did just before it died is done again. Runs in <see cref="ProjectionDaemon"/>, one leader at a time.
/// </summary>
public interface ISubscription
{
    /// <summary>Names its checkpoint; never changed, and unlike every projection's.</summary>
    string Name { get; }

    SubscriptionOptions Options => SubscriptionOptions.Default;

    /// <summary>
    /// Handles a page, in the order of positions; make it idempotent by <see cref="IEvent.Id"/> or <see cref="IEvent.Sequence"/>.
    /// Where it throws, its events come again one by one. <paramref name="ct"/> ends also when another node has taken over.
    /// </summary>
    Task HandleAsync(IReadOnlyList<IEvent> page, CancellationToken ct);
}
