using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Neura.Messaging;

/// <summary>
/// A durable queue in RabbitMQ's quorum queues, for more workers than one database can feed. A lease is a delivery that waits for its
/// acknowledgement; what was completed is remembered in PostgreSQL, in the transaction that completes it.
/// </summary>
public sealed class RabbitMqQueue : IMessageQueue
{
    private const int SentAtOnce = 500;
    private readonly RabbitMqQueueOptions _options;
    private readonly TimeProvider _time;
    private readonly BrokerTopology _topology;
    private readonly BrokerLink _link;
    private readonly ParkedMessages _parked;
    private readonly CompletedIds _completed;
    private readonly Signal _signal;
    private long _sequence;

    /// <param name="uri">amqp://user:password@host:port/virtual-host, or amqps.</param>
    /// <param name="dataSource">Of a database that db/0012_completed_messages.sql has been applied to. Not disposed of here.</param>
    /// <param name="queue">1 to 40 of a-z, 0-9, _ and -.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="time">For leases, delays and waiting.</param>
    /// <param name="logger">Hears of connections; null for none.</param>
    /// <exception cref="ArgumentException">The address cannot be used; it is not repeated, for its password.</exception>
    public RabbitMqQueue(
        Uri uri, NpgsqlDataSource dataSource, string queue, RabbitMqQueueOptions? options, TimeProvider time, ILogger? logger = null)
    {
        MessageRules.CheckQueueName(queue);
        (Name, _options, _time) = (queue, options ?? new RabbitMqQueueOptions(), time);
        _signal = new Signal(_options.PollEvery, time);
        _topology = new BrokerTopology(queue, _options);
        var broker = BrokerUri.Read(uri.OriginalString) ?? throw new ArgumentException(
            "The broker's address is not amqp://user:password@host:port/virtual-host, percent-encoded.", nameof(uri));
        _link = new BrokerLink(broker, _topology, _options, _signal.Set, logger ?? NullLogger.Instance);
        _parked = new ParkedMessages(_link, _topology, time);
        _completed = new CompletedIds(dataSource, queue);
    }

    public string Name { get; }

    public async Task<bool> EnqueueAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        MessageRules.Check(message, _options.MaxBodyBytes);
        return await PublishAsync([message], await _completed.FindAsync([message.Id], cancellationToken), cancellationToken) == 1;
    }

    public async Task<int> EnqueueAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, IReadOnlyCollection<QueueMessage> messages,
        CancellationToken cancellationToken)
    {
        foreach (var message in messages)
            MessageRules.Check(message, _options.MaxBodyBytes);
        var done = await _completed.FindAsync(
            connection, transaction, [.. messages.Select(message => message.Id)], cancellationToken);
        return await PublishAsync(messages, done, cancellationToken);
    }

    public async Task<IReadOnlyList<QueueLease>> LeaseAsync(int max, TimeSpan leaseFor, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        // Before the broker is asked: what is published after it sets the signal again.
        _signal.Reset();
        List<QueueLease> leases = [];
        return await _link.UseAsync<IReadOnlyList<QueueLease>>(
            async session =>
            {
                var wanted = Math.Min(max, Math.Max(0, _options.MaxHeld - session.Held.Leased));
                while (leases.Count < wanted && await FetchAsync(session, wanted - leases.Count) is { Count: > 0 } fetched
                    && await LeaseAsync(session, new Queue<Delivery>(fetched), leaseFor, leases, cancellationToken)) { }
                if (leases.Count == max)
                    _signal.Set();
                return leases;
            },
            cancellationToken);
    }

    public Task WaitAsync(CancellationToken cancellationToken) => _signal.WaitAsync(cancellationToken);

    public async Task<int> CompleteAsync(IReadOnlyCollection<QueueLease> leases, CancellationToken cancellationToken)
    {
        if (Held(leases) is not { Length: > 0 } held)
            return 0;
        var completed = await _completed.AddAsync(Ids(held), cancellationToken);
        await SettleAsync(held, cancellationToken);
        return completed;
    }

    public async Task<int> CompleteAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, IReadOnlyCollection<QueueLease> leases,
        CancellationToken cancellationToken) =>
        Held(leases) is { Length: > 0 } held ? await _completed.AddAsync(connection, transaction, Ids(held), cancellationToken) : 0;

    public async Task SettleAsync(IReadOnlyCollection<QueueLease> leases, CancellationToken cancellationToken)
    {
        try
        {
            var session = _link.Current;
            foreach (var lease in leases)
                if (session?.Held.Take(lease.Token) is { } delivery)
                    await delivery.AcknowledgeAsync(cancellationToken);
        }
        catch (Exception failure) when (BrokerSession.IsFailure(failure, cancellationToken))
        {
            // The messages come again, and are dropped by their ids.
        }
    }

    public Task<QueueLease?> ExtendAsync(QueueLease lease, TimeSpan leaseFor, CancellationToken cancellationToken) => Task.FromResult(
        _link.Current?.Held.Extend(lease.Token, leaseFor) == true ? lease with { Until = _time.GetUtcNow() + leaseFor } : null);

    public async Task<RetryOutcome> RetryAsync(QueueLease lease, TimeSpan? delay, string reason, CancellationToken cancellationToken)
    {
        if (lease.Attempt >= _options.MaxAttempts && !_options.HandOutExhausted)
            return await ParkAsync(lease, reason, cancellationToken) ? RetryOutcome.Parked : RetryOutcome.LeaseLost;
        var after = delay ?? _options.Retry.DelayAfter(lease.Attempt, Random.Shared.NextDouble());
        return await ReplaceAsync(
            lease, (session, message) => SendAsync(session, message with { Reason = reason, Due = DueIn(after) }, cancellationToken),
            cancellationToken)
            ? RetryOutcome.Retried
            : RetryOutcome.LeaseLost;
    }

    public Task<bool> ReturnAsync(QueueLease lease, TimeSpan delay, CancellationToken cancellationToken) => ReplaceAsync(
        lease,
        (session, message) => SendAsync(
            session, message with { Attempts = lease.Attempt - 1, Due = DueIn(delay) }, cancellationToken),
        cancellationToken);

    public Task<bool> ParkAsync(QueueLease lease, string reason, CancellationToken cancellationToken) => ReplaceAsync(
        lease, (session, message) => _parked.AddAsync(session, message, reason, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<ParkedMessage>> ListParkedAsync(long after, int limit, CancellationToken cancellationToken) =>
        _parked.ListAsync(after, limit, _options.MaxAttempts, cancellationToken);

    public Task<bool> UnparkAsync(string id, CancellationToken cancellationToken) => _parked.TakeAsync(
        id, (session, message) => SendAsync(session, message, cancellationToken), cancellationToken);

    public Task<QueueDepth> DepthAsync(CancellationToken cancellationToken) => _link.UseAsync(
        async session =>
        {
            return new QueueDepth(
                await SumAsync(_topology.WorkQueues), session.Held.Leased, await SumAsync(_topology.DelayQueues),
                await SumAsync([_topology.Parked]));

            async Task<long> SumAsync(IEnumerable<string> queues)
            {
                long sum = 0;
                foreach (var queue in queues)
                    sum += await session.CountAsync(queue, cancellationToken);
                return sum;
            }
        },
        cancellationToken);

    /// <summary>Closes the connection; the broker gives to others what was leased here, and counts that as an attempt.</summary>
    public async ValueTask DisposeAsync()
    {
        await _link.DisposeAsync();
        _parked.Dispose();
    }

    private static string[] Ids(QueueLease[] leases) => [.. leases.Select(lease => lease.Id).Distinct(StringComparer.Ordinal)];

    private QueueLease[] Held(IReadOnlyCollection<QueueLease> leases)
    {
        var session = _link.Current;
        return [.. leases.Where(lease => session?.Held.Holds(lease.Token) == true)];
    }

    private async Task<int> PublishAsync(IReadOnlyCollection<QueueMessage> messages, HashSet<string> done, CancellationToken ct)
    {
        var now = _time.GetUtcNow();
        BrokerMessage[] fresh =
        [
            .. messages.Where(message => !done.Contains(message.Id)).DistinctBy(message => message.Id, StringComparer.Ordinal)
                .Select(message => BrokerMessage.Of(message, now)),
        ];
        if (fresh.Length == 0)
            return 0;
        return await _link.UseAsync(
            async session =>
            {
                // In parts: the time that a confirm may take runs for all that are sent at once.
                foreach (var part in fresh.Chunk(SentAtOnce))
                    await Task.WhenAll(part.Select(message => SendAsync(session, message, ct)));
                await session.WakeAsync(_topology.Wake, ct);
                return fresh.Length;
            },
            ct);
    }

    // To its level, or by way of a delay that ends where it would have gone at once.
    private Task SendAsync(BrokerSession session, BrokerMessage message, CancellationToken ct)
    {
        var wait = message.Due - _time.GetUtcNow();
        return session.PublishAsync(
            wait > TimeSpan.Zero ? _topology.DelayFor(wait.Value) : _topology.Work, BrokerTopology.LevelOf(message.Priority), message, ct);
    }

    private async Task<List<Delivery>> FetchAsync(BrokerSession session, int max)
    {
        var kept = session.Held.TakeKept(max);
        return kept.Count > 0 ? kept : await session.FetchAsync(_topology.WorkQueues, max, _time.GetUtcNow());
    }

    /// <returns>False where something failed after there were leases: these come first, the rest is kept for the next time.</returns>
    private async Task<bool> LeaseAsync(
        BrokerSession session, Queue<Delivery> fetched, TimeSpan leaseFor, List<QueueLease> leases, CancellationToken ct)
    {
        try
        {
            var done = await _completed.FindAsync(
                [.. fetched.Where(d => d.Message.FaultOf(_options.MaxBodyBytes) is null).Select(d => d.Message.Id)], ct);
            while (fetched.TryPeek(out var delivery))
            {
                if (!await DismissAsync(session, delivery, done, ct))
                    leases.Add(Lease(session, delivery, leaseFor));
                fetched.Dequeue();
            }

            return true;
        }
        catch (Exception failure)
        {
            session.Held.Keep(fetched);
            if (leases.Count == 0 || BrokerSession.IsFailure(failure, ct))
                throw;
            return false;
        }
    }

    private QueueLease Lease(BrokerSession session, Delivery delivery, TimeSpan leaseFor)
    {
        var (token, message) = (Guid.CreateVersion7(), delivery.Message);
        session.Held.Lease(token, delivery, leaseFor, _time);
        return new QueueLease(
            Interlocked.Increment(ref _sequence), token, message.Id, message.Text, message.Attempts + 1, message.Priority,
            message.EnqueuedAt, _time.GetUtcNow() + leaseFor, Exhausted: message.Attempts >= _options.MaxAttempts);
    }

    /// <returns>True where nobody is to work on the message, now or ever, and the broker was told.</returns>
    private async Task<bool> DismissAsync(BrokerSession session, Delivery delivery, HashSet<string> done, CancellationToken ct)
    {
        var message = delivery.Message;
        if (message.FaultOf(_options.MaxBodyBytes) is { } fault)
            await _parked.AddAsync(session, message, fault, ct);
        else if (!done.Contains(message.Id))
        {
            if (message.Attempts >= _options.MaxAttempts && !_options.HandOutExhausted)
                await _parked.AddAsync(session, message, message.SilentEnd, ct);
            else if (message.Due > _time.GetUtcNow())
                await SendAsync(session, message, ct);
            else
                return false;
        }

        await delivery.AcknowledgeAsync(ct);
        return true;
    }

    private DateTimeOffset? DueIn(TimeSpan delay) => delay > TimeSpan.Zero ? _time.GetUtcNow() + delay : null;

    // The copy first: killed in between, there are two of one id, and one of them is dropped when the other is completed.
    private Task<bool> ReplaceAsync(QueueLease lease, Func<BrokerSession, BrokerMessage, Task> send, CancellationToken ct)
    {
        var holder = _link.Current;
        return holder?.Held.Take(lease.Token) is not { } delivery
            ? Task.FromResult(false)
            : _link.UseAsync(
                async session =>
                {
                    // Closed meanwhile: the broker has taken the message back, and no other session answers for it.
                    if (session != holder)
                        return false;
                    try
                    {
                        await send(session, delivery.Message with { Attempts = lease.Attempt });
                        await delivery.AcknowledgeAsync(ct);
                        return true;
                    }
                    catch (OperationCanceledException)
                    {
                        // It is in nobody's hands any more, and the connection may live long.
                        await delivery.GiveBackAsync(CancellationToken.None);
                        throw;
                    }
                },
                ct);
    }
}
