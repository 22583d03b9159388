using Microsoft.ML.OnnxRuntime;

namespace NeuraNft.InferenceWorker.Models;

/// <summary>Turns the runtime's exceptions into refusals. It gives no code for "out of memory", only these words.</summary>
internal static class RuntimeFailure
{
    private static readonly string[] MemoryWords = ["bad allocation", "bad_alloc", "Failed to allocate", "Available memory of"];

    public static ModelRefusal AtLoad(OnnxRuntimeException failure) =>
        IsMemory(failure) ? OutOfMemory() : new ModelRefusal.ModelInvalid(OneLine(failure));

    public static ModelRefusal AtRun(OnnxRuntimeException failure) =>
        IsMemory(failure) ? OutOfMemory() : new ModelRefusal.RunFailed(OneLine(failure));

    private static bool IsMemory(OnnxRuntimeException failure) =>
        MemoryWords.Any(words => failure.Message.Contains(words, StringComparison.OrdinalIgnoreCase));

    private static ModelRefusal.ResourceLimit OutOfMemory() => new("The model asks for more memory than a run may have");

    // A hostile model can put text of any length into the message.
    private static string OneLine(OnnxRuntimeException failure)
    {
        var text = failure.Message.ReplaceLineEndings(" ");
        return text.Length <= 300 ? text : text[..300] + "…";
    }
}
