namespace Neura.EventStore;

/// <summary>The handler first, then the checkpoint.</summary>
internal sealed class SubscriptionConsumer(ISubscription subscription) : ILogConsumer
{
    public string Name => subscription.Name;

    public string Kind => "subscription";

    public SubscriptionOptions Options => subscription.Options;

    public async Task ApplyAsync(ProjectionRows rows, long epoch, long previous, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        await subscription.HandleAsync(page, ct);
        await rows.AdvanceAsync(epoch, previous, page[^1].Sequence, ct);
    }

    public Task ReplayAsync(IEvent one, CancellationToken ct) => subscription.HandleAsync([one], ct);
}
