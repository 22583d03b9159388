namespace Neura.Messaging;

/// <summary>A message that failed too often, or that no retry would help.</summary>
/// <param name="Sequence">For paging: its number in the table (PostgreSQL), or its place among the parked now (RabbitMQ).</param>
/// <param name="Id">The message's id; of a foreign message in RabbitMQ without a proper one, one made of its content.</param>
/// <param name="Body">As it was sent.</param>
/// <param name="Attempts">How often it was leased.</param>
/// <param name="Reason">Of the last failure, or of whoever parked it.</param>
public sealed record ParkedMessage(
    long Sequence, string Id, string Body, int Attempts, string Reason, DateTimeOffset EnqueuedAt, DateTimeOffset ParkedAt);
