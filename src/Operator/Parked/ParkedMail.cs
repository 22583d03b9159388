using Neura.Messaging;

namespace NeuraNft.Operator.Parked;

/// <summary>A parked message without its body, which is its queue's affair.</summary>
internal sealed record ParkedMail(string Queue, string Id, int Attempts, string Reason, DateTimeOffset EnqueuedAt, DateTimeOffset ParkedAt)
{
    public static ParkedMail Of(string queue, ParkedMessage one) =>
        new(queue, one.Id, one.Attempts, one.Reason, one.EnqueuedAt, one.ParkedAt);
}
