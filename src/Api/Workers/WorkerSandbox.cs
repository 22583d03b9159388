using NeuraNft.InferenceWorker.Sandbox;

namespace NeuraNft.Api.Workers;

/// <summary>What holds a model on a worker, as it was tried there by a child that had none yet.</summary>
/// <param name="Process">Models run in processes of their own.</param>
/// <param name="MemoryLimit">Of each.</param>
/// <param name="CpuLimit">Of each run.</param>
/// <param name="NoNewPrivileges">No program gains rights by being executed.</param>
/// <param name="SystemCallFilter">Sockets, programs, processes, tracing, writing and shared memory are refused by the kernel.</param>
/// <param name="NetworkNamespace">There is no network to reach.</param>
/// <param name="UnprivilegedUser">Not root.</param>
/// <param name="LandlockVersion">Of the kernel's interface that keeps files away; 0: none.</param>
public sealed record WorkerSandbox(
    bool Process, bool MemoryLimit, bool CpuLimit, bool NoNewPrivileges, bool SystemCallFilter, bool NetworkNamespace,
    bool UnprivilegedUser, int LandlockVersion)
{
    internal static WorkerSandbox From(SandboxFeatures f) => new(
        f.Process, f.MemoryLimit, f.CpuLimit, f.NoNewPrivileges, f.SystemCallFilter, f.NetworkNamespace, f.UnprivilegedUser,
        f.LandlockVersion);
}
