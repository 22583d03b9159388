using Microsoft.ML.OnnxRuntime;

namespace NeuraNft.InferenceWorker.Models;

/// <summary>
/// The memory that all sessions of this process take their tensors from. Its ceiling turns a model that asks for 16 GiB into a
/// refusal instead of a dead process; weights and a GPU's memory lie outside of it.
/// </summary>
internal static class CpuArena
{
    public const uint MaxBytes = 2u << 30;

    private const int ExtendAsRequested = 1;
    private const int Default = -1;

    private static readonly Lazy<bool> Registered = new(() =>
    {
        using var memory = new OrtMemoryInfo(OrtMemoryInfo.allocatorCPU, OrtAllocatorType.ArenaAllocator, 0, OrtMemType.Default);
        using var arena = new OrtArenaCfg(MaxBytes, ExtendAsRequested, Default, Default);
        OrtEnv.Instance().CreateAndRegisterAllocator(memory, arena);
        return true;
    });

    /// <summary>Once a process; the runtime's environment is one a process too.</summary>
    public static void Register() => _ = Registered.Value;
}
