using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Sandbox;

/// <summary>
/// Runs whose model's process ended with others in it: which of them ended it nobody knows, so each is made once more, with nothing beside
/// it. Who ends the process again is failed for it; the others get their answers, and have lost no attempt.
/// </summary>
internal static class RunsOfEnded
{
    // Those that ended a process together come one after another, each to a process that the one before has ended.
    private const int MostTimes = 8;

    /// <exception cref="ChildEndedException">The process ended again and again without one run to blame.</exception>
    public static async Task<ModelResult<T>> RunAsync<T>(
        this ModelSessionCache sessions, ModelSource source, RunTerms terms,
        Func<IModelSession, RunTerms, Task<ModelResult<T>>> run, CancellationToken cancellationToken)
    {
        for (var time = 1; ; time++)
        {
            var opened = await sessions.OpenAsync(source, cancellationToken);
            if (opened is ModelResult<ModelLease>.Refused no)
                return no.Refusal;
            using var lease = ((ModelResult<ModelLease>.Success)opened).Value;
            try
            {
                return await run(lease.Session, time == 1 ? terms : terms with { IsSingle = true });
            }
            catch (ChildEndedException) when (time < MostTimes && !cancellationToken.IsCancellationRequested)
            {
                // Once more, alone.
            }
        }
    }
}
