namespace NeuraNft.InferenceWorker.Sandbox;

/// <summary>What holds a model, as measured in a child that had none yet; all false where models run in the worker's own process.</summary>
/// <param name="Process">A process of its own, with an environment of its own, that no core is dumped of.</param>
/// <param name="MemoryLimit">RLIMIT_DATA and RLIMIT_AS.</param>
/// <param name="CpuLimit">RLIMIT_CPU, set anew for each run.</param>
/// <param name="NoNewPrivileges">No program gains rights by being executed.</param>
/// <param name="SystemCallFilter">A list of allowed system calls (seccomp), the same for all threads.</param>
/// <param name="NetworkNamespace">A network without any interface that is up.</param>
/// <param name="UnprivilegedUser">Not root: the worker's own user, or "nobody" where the worker is root.</param>
/// <param name="LandlockVersion">Of the kernel's interface; 0: files are held by the filter alone.</param>
public sealed record SandboxFeatures(
    bool Process, bool MemoryLimit, bool CpuLimit, bool NoNewPrivileges, bool SystemCallFilter, bool NetworkNamespace,
    bool UnprivilegedUser, int LandlockVersion)
{
    /// <summary>What a child was refused that asked for it.</summary>
    internal Linux.Refusals Refused { get; init; }

    public static SandboxFeatures None { get; } = new(false, false, false, false, false, false, false, 0);
}
