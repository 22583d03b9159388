using Microsoft.Extensions.Options;
using Neura.Messaging;

namespace NeuraNft.InferenceWorker.Registry;

/// <summary>Jobs whose model another worker has loaded and this one has not: they are left to it for a while.</summary>
public sealed class WarmElsewhere(IOptions<WorkerOptions> options)
{
    private volatile QueueAvoidance avoid = QueueAvoidance.None;

    public QueueAvoidance Avoid => avoid;

    /// <param name="living">All workers that live.</param>
    /// <param name="own">Models that this one has loaded.</param>
    public void Learn(IReadOnlyList<WorkerRow> living, IReadOnlyList<string> own)
    {
        if (options.Value.LeaveToWarmFor <= TimeSpan.Zero)
            return;
        var others = living.Where(worker => worker.Id != options.Value.Id && !worker.IsDraining).SelectMany(worker => worker.Warm);
        string[] hints = [.. others.Except(own).Distinct()];
        avoid = hints.Length == 0 ? QueueAvoidance.None : new QueueAvoidance(hints, options.Value.LeaveToWarmFor);
    }
}
