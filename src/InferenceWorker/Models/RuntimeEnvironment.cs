using Microsoft.ML.OnnxRuntime;

namespace NeuraNft.InferenceWorker.Models;

/// <summary>
/// The runtime's environment, one a process: quiet, and with one arena that all sessions take their tensors from. The arena's
/// ceiling turns a model that asks for 16 GiB into a refusal instead of a dead process; weights and a GPU's memory lie outside of it.
/// </summary>
internal static class RuntimeEnvironment
{
    public const uint MaxArenaBytes = 2u << 30;

    private const int ExtendAsRequested = 1;
    private const int Default = -1;

    private static readonly Lazy<bool> Prepared = new(() =>
    {
        var environment = OrtEnv.Instance();
        // It would write to stderr about each provider whose library is absent, which is what detection is for.
        environment.EnvLogLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;
        using var memory = new OrtMemoryInfo(OrtMemoryInfo.allocatorCPU, OrtAllocatorType.ArenaAllocator, 0, OrtMemType.Default);
        using var arena = new OrtArenaCfg(MaxArenaBytes, ExtendAsRequested, Default, Default);
        environment.CreateAndRegisterAllocator(memory, arena);
        return true;
    });

    public static void Prepare() => _ = Prepared.Value;
}
