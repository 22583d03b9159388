using Neura.EventStore;
using Neura.Messaging;
using NeuraNft.Domain.Inferences;
using Npgsql;

namespace NeuraNft.Application.Inferences;

/// <summary>
/// Policy: a requested inference becomes a job message. It runs behind the log with a checkpoint in the same transaction, so the log is
/// the outbox; the message's id is the job's, so a second delivery enqueues nothing.
/// </summary>
public sealed class InferenceQueue(PostgresQueue queue) : IProjection
{
    public const string QueueName = "inference";

    public string Name => "inference_queue";

    public async Task ApplyAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page,
        CancellationToken ct)
    {
        foreach (var request in page.Select(e => e.Data).OfType<InferenceEvent.InferenceRequested>())
            await queue.EnqueueAsync(connection, transaction, new QueueMessage(request.Job.ToString(), "{}"), ct);
    }
}
