namespace Neura.Messaging;

/// <summary>A message that is this process's to work on until the lease ends, is completed, retried or parked.</summary>
/// <param name="Sequence">The message's number in its table.</param>
/// <param name="Token">New with each lease: a worker whose lease was given to another is refused by it.</param>
/// <param name="Id">The message's id.</param>
/// <param name="Body">JSON, as PostgreSQL's jsonb writes it back.</param>
/// <param name="Attempt">1 at the first lease.</param>
/// <param name="EnqueuedAt">By the database's clock.</param>
/// <param name="Until">When the lease ends, by the database's clock.</param>
/// <param name="Exhausted">
/// Its attempts are used up: it is handed out once more only for its owner to write that down and to park it
/// (<see cref="PostgresQueueOptions.HandOutExhausted"/>).
/// </param>
public sealed record QueueLease(
    long Sequence, Guid Token, string Id, string Body, int Attempt, DateTimeOffset EnqueuedAt, DateTimeOffset Until,
    bool Exhausted = false);
