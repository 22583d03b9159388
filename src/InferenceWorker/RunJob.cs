using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NeuraNft.Application;
using NeuraNft.Application.Inferences;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.InferenceWorker.Receipts;

namespace NeuraNft.InferenceWorker;

/// <summary>
/// One job from its message to its end in the log. Redelivered after a crash it starts again; a job that has ended is left alone.
/// </summary>
public sealed class RunJob(JobLog jobs, AnswerJob answer, IOptions<WorkerOptions> options, TimeProvider time, ILogger<RunJob> log)
{
    private readonly string worker = options.Value.Id;

    /// <returns>Whether the job has ended, by this worker or otherwise; false where another one has it, which may still die.</returns>
    /// <exception cref="InputOfAnotherWorkerException">The job is not begun.</exception>
    public async Task<bool> HandleAsync(Guid job, int attempt, CancellationToken cancellationToken)
    {
        if (RequestOf(await jobs.FindAsync(job, cancellationToken)) is not { } request)
            return true;
        // A key that nobody registered is nobody's: the job then fails.
        if (answer.OtherKeyOf(request) is { } key && await jobs.HasWorkerAsync(key, cancellationToken))
            throw new InputOfAnotherWorkerException();
        // The start comes first: after a killed worker only the attempt that started last may end the job.
        if (await jobs.AppendAsync(job, new InferenceCommand.StartInference(worker, attempt), worker, cancellationToken) is not null)
            return await HasEndedAsync(job, cancellationToken);
        return await jobs.RightAsync(request, cancellationToken) switch
        {
            Result<RightUsed, AccessDenial>.Ok(var right) => await AnswerAsync(request, attempt, right, cancellationToken),
            Result<RightUsed, AccessDenial>.Refused(var denial) => await EndAsync(
                job, new InferenceCommand.FailInference(worker, attempt, "ACCESS_DENIED", $"The right to use the model is gone: {denial}."),
                cancellationToken),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>For a job whose attempts are used up: its workers died or failed each time. May be repeated.</summary>
    /// <returns>False where the job has ended otherwise, and its message is done.</returns>
    public async Task<bool> GiveUpAsync(Guid job, CancellationToken cancellationToken) =>
        await jobs.GiveUpAsync(job, worker, cancellationToken);

    // While the model runs the job may be cancelled, for the right to it is lost: nothing is computed for nobody.
    private async Task<bool> AnswerAsync(
        InferenceEvent.InferenceRequested request, int attempt, RightUsed right, CancellationToken cancellationToken)
    {
        using var run = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var done = new CancellationTokenSource();
        var watching = WatchAsync(request.Job, attempt, run, done.Token);
        try
        {
            return await EndAsync(request.Job, await answer.HandleAsync(request, attempt, right, run.Token), cancellationToken);
        }
        catch (OperationCanceledException) when (run.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            WorkerLog.NotToRun(log, request.Job);
            return await HasEndedAsync(request.Job, cancellationToken);
        }
        finally
        {
            await done.CancelAsync();
            await watching;
        }
    }

    private async Task WatchAsync(Guid job, int attempt, CancellationTokenSource run, CancellationToken done)
    {
        using var timer = new PeriodicTimer(options.Value.WatchEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                if (await jobs.FindAsync(job, done) is InferenceState.Running running
                    && running.Worker == worker && running.Attempt == attempt)
                    continue;
                await run.CancelAsync();
                return;
            }
        }
        catch (Exception e) when (
            e is OperationCanceledException or Npgsql.NpgsqlException or Neura.EventStore.EventStoreUnavailableException)
        {
            // Over, or it cannot be said: the log has the last word at the end.
        }
    }

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
