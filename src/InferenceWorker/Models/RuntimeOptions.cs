using Microsoft.ML.OnnxRuntime;

namespace NeuraNft.InferenceWorker.Models;

/// <summary>Session options for models that nobody has vouched for.</summary>
internal static class RuntimeOptions
{
    public static SessionOptions For(ExecutionProvider provider, int threads)
    {
        RuntimeEnvironment.Prepare();
        var options = new SessionOptions
        {
            // The runtime writes to stderr by itself; refusals say what went wrong.
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
        };
        options.AddSessionConfigEntry("session.use_env_allocators", "1");
        // Folding runs the model's operators while loading, where no deadline ends them.
        options.AddSessionConfigEntry("optimization.disable_specified_optimizers", "ConstantFolding");
        // Idle threads sleep rather than spin: several sessions share the machine.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        try
        {
            Append(options, provider);
            return options;
        }
        catch
        {
            options.Dispose();
            throw;
        }
    }

    private static void Append(SessionOptions options, ExecutionProvider provider)
    {
        switch (provider)
        {
            case ExecutionProvider.Cuda:
                options.AppendExecutionProvider_CUDA();
                break;
            case ExecutionProvider.DirectMl:
                // DirectML's own requirement: https://onnxruntime.ai/docs/execution-providers/DirectML-ExecutionProvider.html
                options.EnableMemoryPattern = false;
                options.AppendExecutionProvider_DML();
                break;
            case ExecutionProvider.WebGpu:
                // By name: it is in Microsoft's builds for Node.js, not in every one. Needs Vulkan, Direct3D 12 or Metal.
                options.AppendExecutionProvider("WebGPU", new Dictionary<string, string>());
                break;
            case ExecutionProvider.Cpu:
                break;
        }
    }
}
