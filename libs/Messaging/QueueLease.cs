namespace Neura.Messaging;

/// <summary>A message that is this process's to work on until the lease ends, is completed, retried or parked.</summary>
/// <param name="Sequence">The message's number in its table (PostgreSQL) or of this lease in this process (RabbitMQ).</param>
/// <param name="Token">New with each lease: a worker whose lease was given to another is refused by it.</param>
/// <param name="Id">The message's id.</param>
/// <param name="Body">JSON; PostgreSQL's jsonb writes it back in its own spacing and order of keys.</param>
/// <param name="Attempt">1 at the first lease.</param>
/// <param name="Priority">0 to 9.</param>
/// <param name="EnqueuedAt">By the clock of the database (PostgreSQL) or of the sender (RabbitMQ).</param>
/// <param name="Until">When the lease ends, by the clock of the database (PostgreSQL) or of this process (RabbitMQ).</param>
/// <param name="Exhausted">
/// Its attempts are used up: it is handed out once more only for its owner to write that down and to park it
/// (<see cref="QueueOptions.HandOutExhausted"/>).
/// </param>
public sealed record QueueLease(
    long Sequence, Guid Token, string Id, string Body, int Attempt, int Priority, DateTimeOffset EnqueuedAt, DateTimeOffset Until,
    bool Exhausted = false);
