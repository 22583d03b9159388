using System.ComponentModel.DataAnnotations;
using NeuraNft.Domain.Inferences;

namespace NeuraNft.InferenceWorker;

/// <summary>How this worker works. Bound from the section "Worker".</summary>
public sealed class WorkerOptions
{
    public const string Section = "Worker";

    /// <summary>Name in results and logs. Default: machine name and process id.</summary>
    [Required, StringLength(100, MinimumLength = 1)]
    public string Id { get; set; } = $"{Environment.MachineName}-{Environment.ProcessId}";

    /// <summary>False: no jobs are taken by this process. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Jobs at once. Default 2.</summary>
    [Range(1, 64)]
    public int Concurrency { get; set; } = 2;

    /// <summary>
    /// The secret behind the keys that sign receipts and open encrypted inputs: 32 bytes, base64, mode 0600; workers may share it. Default:
    /// made in the embedded default's "secrets"; without either the keys are the process's own and end with it.
    /// </summary>
    public string? KeyFile { get; set; }

    /// <summary>What receipts say of this machine: none, or self (the program's SHA-256 by its own word). Default self.</summary>
    public AttestationKind Attestation { get; set; } = AttestationKind.Self;

    /// <summary>The longest one model may run. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a job is this worker's without a sign of life; it gives one three times as often. What a killed worker ran is run by
    /// another after that. Default 30 s, at most twice the deadline.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LeaseFor { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long running jobs may go on when the process is told to stop; then they are given back. Default 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan DrainFor { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How often a running job is looked after: whether it still is to run, and is this worker's. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan WatchEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often the worker says in the database that it lives and which models it has loaded. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan HeartbeatEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a job is left to a worker that has its model loaded, before any takes it; 0: not at all. Default 0.5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan LeaveToWarmFor { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Models loaded at start, by the CID of their file, which is not encrypted. Default none.</summary>
    public IList<string> WarmUp { get; init; } = [];

    /// <summary>Models loaded at once, at most. Default 8.</summary>
    [Range(1, 1000)]
    public int MaxModels { get; set; } = 8;

    /// <summary>Bytes of the files of the models loaded at once, at most. Default 4 GiB.</summary>
    [Range(1L << 20, 1L << 42)]
    public long MaxModelBytes { get; set; } = 4L << 30;

    /// <summary>
    /// What runs the models: "auto" (DirectML on Windows, else CUDA where it works, else the CPU), "cpu", "cuda", "directml" or "webgpu",
    /// which then has to work.
    /// </summary>
    [Required, RegularExpression("auto|cpu|cuda|directml|webgpu", ErrorMessage = "Worker:Provider is auto, cpu, cuda, directml or webgpu.")]
    public string Provider { get; set; } = "auto";
}
