using Microsoft.ML.OnnxRuntime;

namespace NeuraNft.InferenceWorker.Models;

/// <summary>
/// The runtime's environment, one a process: quiet, and with one arena that all sessions take their tensors from. The arena's
/// ceiling turns a model that asks for 16 GiB into a refusal instead of a dead process; weights and a GPU's memory lie outside of it.
/// </summary>
internal static class RuntimeEnvironment
{
    private const uint MaxArenaBytes = 2u << 30;

    private const int ExtendAsRequested = 1;
    private const int Default = -1;

    private static uint arenaBytes = MaxArenaBytes;

    private static readonly Lazy<bool> Prepared = new(() =>
    {
        // Microsoft's builds of 1.29 report to its servers, on Linux too: they start a shell to learn the machine's name and write files to
        // do so. The variable has to be there before the library's environment is, and .NET's own are not the process's on Unix.
        Environment.SetEnvironmentVariable("ORT_DISABLE_TELEMETRY", "1");
        if (!OperatingSystem.IsWindows())
            _ = Sandbox.Linux.LinuxCalls.SetVariable("ORT_DISABLE_TELEMETRY", "1", 1);
        var environment = OrtEnv.Instance();
        environment.DisableTelemetryEvents();
        // It would write to stderr about each provider whose library is absent, which is what detection is for.
        environment.EnvLogLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;
        using var memory = new OrtMemoryInfo(OrtMemoryInfo.allocatorCPU, OrtAllocatorType.ArenaAllocator, 0, OrtMemType.Default);
        using var arena = new OrtArenaCfg(arenaBytes, ExtendAsRequested, Default, Default);
        environment.CreateAndRegisterAllocator(memory, arena);
        return true;
    });

    /// <summary>A lower ceiling of the arena, before it is first used.</summary>
    public static void Limit(long bytes) => arenaBytes = (uint)Math.Min(bytes, MaxArenaBytes);

    /// <summary>Of the native library, as it goes into results.</summary>
    public static string Version
    {
        get
        {
            Prepare();
            return "onnxruntime " + OrtEnv.Instance().GetVersionString();
        }
    }

    public static void Prepare() => _ = Prepared.Value;
}
