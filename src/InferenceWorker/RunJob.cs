using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NeuraNft.Application.Inferences;
using NeuraNft.Domain.Inferences;
using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker;

/// <summary>
/// One job from its message to its end in the log. Redelivered after a crash it starts again; a job that has ended is left alone.
/// </summary>
public sealed class RunJob(JobLog jobs, RunModel model, IOptions<WorkerOptions> options, ILogger<RunJob> log)
{
    private readonly string worker = options.Value.Id;

    /// <returns>Whether the job has ended, by this worker or otherwise; false where another one has it, which may still die.</returns>
    public async Task<bool> HandleAsync(Guid job, int attempt, CancellationToken cancellationToken)
    {
        if (RequestOf(await jobs.FindAsync(job, cancellationToken)) is not { } request)
            return true;
        // The start comes first: after a killed worker only the attempt that started last may end the job.
        if (await jobs.AppendAsync(job, new InferenceCommand.StartInference(worker, attempt), worker, cancellationToken) is not null)
            return await HasEndedAsync(job, cancellationToken);
        if (await jobs.DenialAsync(request, cancellationToken) is { } denial)
            return await EndAsync(job, new InferenceCommand.FailInference(worker, attempt, "ACCESS_DENIED",
                $"The right to use the model is gone: {denial}."), cancellationToken);
        InferenceCommand end = await model.HandleAsync(request, attempt, cancellationToken) switch
        {
            ModelResult<InferenceResult>.Success done => new InferenceCommand.CompleteInference(worker, attempt, done.Value),
            ModelResult<InferenceResult>.Refused no =>
                new InferenceCommand.FailInference(worker, attempt, no.Refusal.Code, FailureText.Of(no.Refusal.Message)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return await EndAsync(job, end, cancellationToken);
    }

    /// <summary>For a job whose attempts are used up: its workers died or failed each time. May be repeated.</summary>
    /// <returns>False where the job has ended otherwise, and its message is done.</returns>
    public async Task<bool> GiveUpAsync(Guid job, CancellationToken cancellationToken) =>
        await jobs.GiveUpAsync(job, worker, cancellationToken);

    private async Task<bool> EndAsync(Guid job, InferenceCommand end, CancellationToken cancellationToken)
    {
        if (await jobs.AppendAsync(job, end, worker, cancellationToken) is not { } refusal)
            return true;
        WorkerLog.Stale(log, job, refusal.GetType().Name);
        return await HasEndedAsync(job, cancellationToken);
    }

    private async Task<bool> HasEndedAsync(Guid job, CancellationToken cancellationToken) =>
        RequestOf(await jobs.FindAsync(job, cancellationToken)) is null;

    private static InferenceEvent.InferenceRequested? RequestOf(InferenceState state) => state switch
    {
        InferenceState.Waiting s => s.Request,
        InferenceState.Running s => s.Request,
        _ => null,
    };
}
