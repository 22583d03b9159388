using RabbitMQ.Client;

namespace Neura.Messaging;

/// <summary>A message that the broker has given to a channel and wants an answer for, from that channel.</summary>
internal sealed record Delivery(IChannel Channel, ulong Tag, BrokerMessage Message)
{
    public ValueTask AcknowledgeAsync(CancellationToken ct) => Channel.BasicAckAsync(Tag, multiple: false, ct);

    public ValueTask GiveBackAsync(CancellationToken ct) => Channel.BasicNackAsync(Tag, multiple: false, requeue: true, ct);
}
