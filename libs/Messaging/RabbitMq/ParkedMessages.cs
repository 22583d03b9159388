using RabbitMQ.Client;

namespace Neura.Messaging;

/// <summary>
/// The dead letter queue. A queue cannot be looked into without taking from it: what is listed is taken, and given back with the channel
/// that took it; another process that looks at the same time sees only the rest.
/// </summary>
internal sealed class ParkedMessages(BrokerLink link, BrokerTopology topology, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _looking = new(1, 1);

    public Task AddAsync(BrokerSession session, BrokerMessage message, string reason, CancellationToken ct) => session.PublishAsync(
        topology.Dead, "", message.Named() with { Reason = reason, Due = null, ParkedAt = time.GetUtcNow() }, ct);

    public Task<IReadOnlyList<ParkedMessage>> ListAsync(long after, int limit, int maxAttempts, CancellationToken ct) =>
        LookAsync<IReadOnlyList<ParkedMessage>>(
            async (_, next) =>
            {
                List<ParkedMessage> page = [];
                for (long place = 1; place <= after + limit && await next() is { } found; place++)
                    if (place > after)
                        page.Add(Show(place, found.Message, maxAttempts));
                return page;
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

    // The broker parks by itself what came back too often; then it says nothing but that.
    private ParkedMessage Show(long place, BrokerMessage message, int maxAttempts) => message.ParkedAt is { } parkedAt
        ? new(place, message.Named().Id, message.Text, message.Attempts, message.Reason ?? "", message.EnqueuedAt, parkedAt)
        : new(place, message.Named().Id, message.Text, maxAttempts, message.SilentEnd, message.EnqueuedAt, time.GetUtcNow());

    private async Task<T> LookAsync<T>(Func<BrokerSession, Func<Task<Delivery?>>, Task<T>> look, CancellationToken ct)
    {
        await _looking.WaitAsync(ct);
        try
        {
            return await link.UseAsync(
                async session =>
                {
                    await using var channel = await session.ChannelAsync(ct);
                    return await look(session, () => NextAsync(channel));
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
