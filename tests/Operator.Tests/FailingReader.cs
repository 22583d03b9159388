using Neura.EventStore;

namespace NeuraNft.Operator.Tests;

/// <summary>Fails at every event until it is mended.</summary>
internal sealed class FailingReader(string name, OnPoison onPoison) : ISubscription
{
    public string Name => name;

    public SubscriptionOptions Options { get; } = new() { OnPoison = onPoison };

    public bool IsMended { get; set; }

    public Task HandleAsync(IReadOnlyList<IEvent> page, CancellationToken ct) =>
        IsMended ? Task.CompletedTask : throw new InvalidOperationException("the other side is \u001b[31mred");
}
