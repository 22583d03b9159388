using System.ComponentModel.DataAnnotations;

namespace NeuraNft.InferenceWorker.Sandbox;

/// <summary>How models are kept apart. Bound from the section "Worker:Sandbox".</summary>
public sealed class SandboxOptions
{
    public const string Section = "Worker:Sandbox";

    /// <summary>
    /// "auto" (default): a child process for each model where the platform offers one, else this process, and a warning says so;
    /// "required": without a child, its filter of system calls, and Landlock or another user no job is taken; "off": this process.
    /// </summary>
    [Required, RegularExpression("auto|required|off", ErrorMessage = "Worker:Sandbox:Mode is auto, required or off.")]
    public string Mode { get; set; } = "auto";

    /// <summary>Bytes of memory of its own that a child may have, weights included. Default 2 GiB.</summary>
    [Range(256L << 20, 1L << 40)]
    public long MemoryBytes { get; set; } = 2L << 30;

    /// <summary>How long a child may take to start and load. Default 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LoadDeadline { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long after a run's deadline a child that has not ended it is killed. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan Grace { get; set; } = TimeSpan.FromSeconds(2);
}
