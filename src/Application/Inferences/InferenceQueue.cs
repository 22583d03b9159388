using Neura.EventStore;
using Neura.Messaging;
using NeuraNft.Domain.Inferences;
using Npgsql;

namespace NeuraNft.Application.Inferences;

/// <summary>
/// Policy: a requested inference becomes a job message. It runs behind the log with a checkpoint in the same transaction, so the log is
/// the outbox; the message's id is the job's, so a repetition is harmless: PostgreSQL enqueues with that transaction, RabbitMQ has
/// confirmed the message before it commits, and gets it once more where it does not.
/// </summary>
public sealed class InferenceQueue(IMessageQueue queue) : IProjection
{
    public const string QueueName = "inference";

    public string Name => "inference_queue";

    public async Task ApplyAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page,
        CancellationToken ct)
    {
        QueueMessage[] messages = [.. page.Select(e => e.Data).OfType<InferenceEvent.InferenceRequested>()
            .Select(request => new QueueMessage(request.Job.ToString(), "{}") { Hint = request.Model.Sha256 })];
        if (messages.Length == 0)
            return;
        try
        {
            await queue.EnqueueAsync(connection, transaction, messages, ct);
        }
        catch (QueueUnavailableException down)
        {
            // Not the events' fault: the page is tried again for as long as it takes, and nothing is parked.
            throw new EventStoreUnavailableException("The message broker cannot be used now.", down);
        }
    }
}
