namespace Neura.Messaging;

public static class MessageQueueExtensions
{
    /// <summary>Ends a message's life.</summary>
    /// <returns>False where the lease was lost: another worker has the message or has completed it.</returns>
    public static async Task<bool> CompleteAsync(this IMessageQueue queue, QueueLease lease, CancellationToken cancellationToken) =>
        await queue.CompleteAsync([lease], cancellationToken) == 1;
}
