using System.ComponentModel.DataAnnotations;

namespace NeuraNft.InferenceWorker.Batching;

/// <summary>How runs of one model are put together. Bound from the section "Worker:Batching".</summary>
public sealed class BatchOptions
{
    public const string Section = "Worker:Batching";

    /// <summary>Rows of one run at most; 1: none are put together. Default 32.</summary>
    [Range(1, 4096)]
    public int MaxRows { get; set; } = 32;

    /// <summary>
    /// How long a run waits for others while the model is busy with one already; an idle model runs at once. Default 2 ms.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan Delay { get; set; } = TimeSpan.FromMilliseconds(2);

    /// <summary>Runs of one model side by side. Default: as many as have a processor for each of their threads.</summary>
    [Range(1, 64)]
    public int Parallel { get; set; } = Math.Max(1, Environment.ProcessorCount / ModelLimitsDefault);

    private static int ModelLimitsDefault => Models.ModelLimits.Default.ThreadsPerRun;
}
