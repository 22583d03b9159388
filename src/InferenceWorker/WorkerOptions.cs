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
}
