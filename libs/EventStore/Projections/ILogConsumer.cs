namespace Neura.EventStore;

/// <summary>What a run feeds with pages: a projection, or a subscription.</summary>
internal interface ILogConsumer
{
    string Name { get; }

    string Kind { get; }

    SubscriptionOptions Options { get; }

    /// <summary>The page and its checkpoint, fenced by the epoch.</summary>
    Task ApplyAsync(ProjectionRows rows, long epoch, long previous, IReadOnlyList<IEvent> page, CancellationToken ct);

    /// <summary>One event once more, out of its turn.</summary>
    Task ReplayAsync(IEvent one, CancellationToken ct);
}
