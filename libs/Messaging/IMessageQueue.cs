using Npgsql;

namespace Neura.Messaging;

/// <summary>
/// A durable queue: at least once, higher priorities first, many workers on many machines. A message that is leased and not completed
/// comes again, and is parked when its attempts are used up. Where transports differ it is said at the method.
/// </summary>
public interface IMessageQueue : IAsyncDisposable
{
    string Name { get; }

    /// <summary>Enqueues durably before it returns; where it fails, the message may have been enqueued all the same.</summary>
    /// <returns>False where it is known to be a repetition, and nothing was enqueued.</returns>
    /// <exception cref="InvalidMessageException">Id, body or priority are not what they may be.</exception>
    Task<bool> EnqueueAsync(QueueMessage message, CancellationToken cancellationToken);

    /// <summary>
    /// Enqueues with the caller's transaction. PostgreSQL: the messages exist if and when it commits. RabbitMQ: they exist at once,
    /// confirmed by the broker, and stay where it rolls back; repeated by an at-least-once handler, they are dropped by their ids.
    /// </summary>
    /// <returns>How many were not known to be repetitions.</returns>
    /// <exception cref="InvalidMessageException">One of them is not what it may be; none was enqueued.</exception>
    Task<int> EnqueueAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, IReadOnlyCollection<QueueMessage> messages,
        CancellationToken cancellationToken);

    /// <summary>Takes what is due, highest priority first, then oldest; returns at once, with none where nothing is.</summary>
    /// <param name="max">At most so many.</param>
    /// <param name="leaseFor">How long they are the caller's before others get them.</param>
    Task<IReadOnlyList<QueueLease>> LeaseAsync(int max, TimeSpan leaseFor, CancellationToken cancellationToken);

    /// <summary>The same, but for messages that are left to others for now. RabbitMQ hands out in its own order.</summary>
    Task<IReadOnlyList<QueueLease>> LeaseAsync(
        int max, TimeSpan leaseFor, QueueAvoidance avoid, CancellationToken cancellationToken) =>
        LeaseAsync(max, leaseFor, cancellationToken);

    /// <summary>Returns when there may be something to lease: told so, or after <see cref="QueueOptions.PollEvery"/>.</summary>
    Task WaitAsync(CancellationToken cancellationToken);

    /// <summary>Ends the life of messages, in one round trip.</summary>
    /// <returns>How many of the leases were still held. Of several leases on one message, at most one counts, ever.</returns>
    Task<int> CompleteAsync(IReadOnlyCollection<QueueLease> leases, CancellationToken cancellationToken);

    /// <summary>
    /// Completes with the caller's transaction, so that a result and the end of its message commit together. Call
    /// <see cref="SettleAsync"/> after the commit.
    /// </summary>
    /// <returns>How many of the leases were still held; roll back where it is fewer than expected.</returns>
    Task<int> CompleteAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, IReadOnlyCollection<QueueLease> leases,
        CancellationToken cancellationToken);

    /// <summary>
    /// After the commit of a completion: lets go of the messages. PostgreSQL: nothing is left to do. RabbitMQ: acknowledges them; one that
    /// is never acknowledged comes again and is dropped by its id.
    /// </summary>
    Task SettleAsync(IReadOnlyCollection<QueueLease> leases, CancellationToken cancellationToken);

    /// <summary>Keeps a lease for longer, counted from now.</summary>
    /// <returns>The lease with its new end; null where it was lost, and the work should stop.</returns>
    Task<QueueLease?> ExtendAsync(QueueLease lease, TimeSpan leaseFor, CancellationToken cancellationToken);

    /// <summary>Gives a message back to be leased again after a delay; parks it where its attempts are used up.</summary>
    /// <param name="lease">The message.</param>
    /// <param name="delay">Null for that of <see cref="QueueOptions.Retry"/>.</param>
    /// <param name="reason">For whoever looks at it when it is parked.</param>
    Task<RetryOutcome> RetryAsync(QueueLease lease, TimeSpan? delay, string reason, CancellationToken cancellationToken);

    /// <summary>Gives a message back that was not worked on, for it is another's to do: no attempt is counted.</summary>
    /// <param name="lease">The message.</param>
    /// <param name="delay">Until it is leased again, by whomever.</param>
    /// <returns>False where the lease was lost.</returns>
    Task<bool> ReturnAsync(QueueLease lease, TimeSpan delay, CancellationToken cancellationToken);

    /// <summary>Puts a message aside that no retry will help.</summary>
    /// <returns>False where the lease was lost.</returns>
    Task<bool> ParkAsync(QueueLease lease, string reason, CancellationToken cancellationToken);

    /// <summary>Parked messages by <see cref="ParkedMessage.Sequence"/>, after the one given (0 for the first).</summary>
    Task<IReadOnlyList<ParkedMessage>> ListParkedAsync(long after, int limit, CancellationToken cancellationToken);

    /// <summary>Enqueues a parked message afresh, with all its attempts.</summary>
    /// <returns>False where none of this id is parked.</returns>
    Task<bool> UnparkAsync(string id, CancellationToken cancellationToken);

    /// <summary>How full it is. RabbitMQ tells a queue's leases only to the process that holds them.</summary>
    Task<QueueDepth> DepthAsync(CancellationToken cancellationToken);
}
