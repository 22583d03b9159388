using RabbitMQ.Client;

namespace Neura.Messaging;

/// <summary>
/// The dead letter queue; its oldest ten thousand are seen. A queue cannot be looked into without taking from it: what is listed is
/// taken and given back; another process that looks at the same time sees only the rest.
/// </summary>
internal sealed class ParkedMessages(BrokerLink link, BrokerTopology topology, TimeProvider time) : IDisposable
{
    private const int MaxLooked = 10_000;
    private readonly SemaphoreSlim _looking = new(1, 1);

    public Task AddAsync(BrokerSession session, BrokerMessage message, string reason, CancellationToken ct) => session.PublishAsync(
        topology.Dead, "", message.Named() with { Reason = reason, Due = null, ParkedAt = time.GetUtcNow() }, ct);

    public Task<IReadOnlyList<ParkedMessage>> ListAsync(long after, int limit, int maxAttempts, CancellationToken ct) =>
        LookAsync<IReadOnlyList<ParkedMessage>>(
            async (_, next) =>
            {
                List<BrokerMessage> all = [];
                while (all.Count < MaxLooked && await next() is { } found)
                    all.Add(found.Message.Named());
                // What was looked at is given back in any order.
                return [.. all.OrderBy(ParkedAt).ThenBy(message => message.EnqueuedAt).ThenBy(message => message.Id, StringComparer.Ordinal)
                    .Select((message, index) => Show(index + 1, message, maxAttempts))
                    .Skip((int)Math.Min(after, int.MaxValue)).Take(limit)];
            },
            ct);

    /// <summary>Takes one out, once it has been sent on afresh.</summary>
    public Task<bool> TakeAsync(string id, Func<BrokerSession, BrokerMessage, Task> send, CancellationToken ct) => LookAsync(
        async (session, next) =>
        {
            while (await next() is { } found)
            {
                if (found.Message.Named().Id != id)
                    continue;
                await send(session, found.Message with { Attempts = 0, Due = null, ParkedAt = null });
                await found.AcknowledgeAsync(ct);
                await session.WakeAsync(topology.Wake, ct);
                return true;
            }

            return false;
        },
        ct);

    public void Dispose() => _looking.Dispose();

    private DateTimeOffset ParkedAt(BrokerMessage message) => message.ParkedAt ?? message.DiedAt ?? time.GetUtcNow();

    // The broker parks by itself what came back too often; then it says nothing but when.
    private ParkedMessage Show(long place, BrokerMessage message, int maxAttempts) => new(
        place, message.Id, message.Text, message.ParkedAt is null ? maxAttempts : message.Attempts,
        message.ParkedAt is null ? message.SilentEnd : message.Reason ?? "", message.EnqueuedAt, ParkedAt(message));

    private async Task<T> LookAsync<T>(Func<BrokerSession, Func<Task<Delivery?>>, Task<T>> look, CancellationToken ct)
    {
        await _looking.WaitAsync(ct);
        try
        {
            return await link.UseAsync(
                async session =>
                {
                    try
                    {
                        return await look(session, () => NextAsync(session.Looker));
                    }
                    finally
                    {
                        // All that this channel has. From the one channel on the broker hears it before the next look.
                        await session.Looker.BasicNackAsync(0, multiple: true, requeue: true, CancellationToken.None);
                    }
                },
                ct);
        }
        finally
        {
            _looking.Release();
        }
    }

    private async Task<Delivery?> NextAsync(IChannel channel) =>
        await channel.BasicGetAsync(topology.Parked, autoAck: false, CancellationToken.None) is { } got
            ? new Delivery(channel, got.DeliveryTag, BrokerMessage.Read(got, time.GetUtcNow()))
            : null;
}
