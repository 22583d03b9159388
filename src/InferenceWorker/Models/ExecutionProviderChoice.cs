using Microsoft.ML.OnnxRuntime;

namespace NeuraNft.InferenceWorker.Models;

/// <summary>The execution provider that this process runs models on, chosen once at start.</summary>
/// <param name="Provider">The provider that ran the probe.</param>
/// <param name="Passed">Providers that were tried before it, each with why it was passed over.</param>
public sealed record ExecutionProviderChoice(ExecutionProvider Provider, IReadOnlyList<string> Passed)
{
    // y = x + x over float[4], opset 13.
    private static readonly byte[] ProbeModel =
        Convert.FromBase64String("CAg6OQoOCgF4CgF4EgF5IgNBZGQSBXByb2JlWg8KAXgSCgoICAESBAoCCARiDwoBeRIKCggIARIECgIIBEICEA0=");

    public static ExecutionProviderChoice Cpu { get; } = new(ExecutionProvider.Cpu, []);

    /// <summary>ONNX Runtime's own name of the provider, as it goes into events and health reports.</summary>
    public string Name => Provider switch
    {
        ExecutionProvider.Cpu => "CPUExecutionProvider",
        ExecutionProvider.Cuda => "CUDAExecutionProvider",
        ExecutionProvider.DirectMl => "DmlExecutionProvider",
        ExecutionProvider.WebGpu => "WebGpuExecutionProvider",
    };

    /// <summary>What the operator names, which then has to work; or, for "auto", what is found.</summary>
    /// <exception cref="ProviderUnusableException">The one that was named does not run a model here.</exception>
    public static ExecutionProviderChoice Choose(string provider)
    {
        ExecutionProvider named;
        switch (provider)
        {
            case "cpu":
                return Cpu;
            case "cuda":
                named = ExecutionProvider.Cuda;
                break;
            case "directml":
                named = ExecutionProvider.DirectMl;
                break;
            case "webgpu":
                named = ExecutionProvider.WebGpu;
                break;
            default:
                return Detect();
        }

        return Probe(named) is { } failure
            ? throw new ProviderUnusableException(provider, failure)
            : new ExecutionProviderChoice(named, []);
    }

    /// <summary>
    /// DirectML on Windows, else CUDA if it works, else the CPU. What the library lists as available says only what it was compiled
    /// with, so each is asked to run a tiny model.
    /// </summary>
    public static ExecutionProviderChoice Detect()
    {
        List<string> passed = [];
        ExecutionProvider[] candidates = OperatingSystem.IsWindows()
            ? [ExecutionProvider.DirectMl, ExecutionProvider.Cuda]
            : [ExecutionProvider.Cuda];
        foreach (var candidate in candidates)
        {
            if (Probe(candidate) is not { } failure)
                return new ExecutionProviderChoice(candidate, passed);
            passed.Add($"{candidate}: {failure}");
        }

        return new ExecutionProviderChoice(ExecutionProvider.Cpu, passed);
    }

    /// <summary>Runs a tiny model.</summary>
    /// <returns>Null where it works, else why not.</returns>
    internal string? Probe() => Probe(Provider);

    private static string? Probe(ExecutionProvider provider)
    {
        try
        {
            using var options = RuntimeOptions.For(provider, threads: 1);
            using var session = new InferenceSession(ProbeModel, options);
            using var input = OrtValue.CreateTensorValueFromMemory([1f, 2f, 3f, 4f], [4L]);
            using var run = new RunOptions();
            using var output = session.Run(run, ["x"], [input], ["y"]);
            return output[0].GetTensorDataAsSpan<float>()[3] == 8f ? null : "it computes wrongly";
        }
        // A provider's library that is missing shows as either, depending on the platform.
        catch (Exception failure) when (failure is OnnxRuntimeException or EntryPointNotFoundException or DllNotFoundException)
        {
            return failure.Message.ReplaceLineEndings(" ");
        }
    }
}
