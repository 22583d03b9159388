namespace Neura.EventStore;

/// <summary>Rows and checkpoint in one transaction. It always waits in front of poison: rows follow from all events in order.</summary>
internal sealed class ProjectionConsumer(IProjection projection) : ILogConsumer
{
    public string Name => projection.Name;

    public string Kind => "projection";

    public SubscriptionOptions Options => SubscriptionOptions.Default;

    public Task ApplyAsync(ProjectionRows rows, long epoch, long previous, IReadOnlyList<IEvent> page, CancellationToken ct) =>
        rows.ApplyAsync(projection, epoch, previous, page, ct);

    public Task ReplayAsync(IEvent one, CancellationToken ct) =>
        throw new NotSupportedException("A projection is resumed, never given an event out of its turn.");
}
