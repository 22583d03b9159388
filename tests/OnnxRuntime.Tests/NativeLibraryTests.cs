using Microsoft.ML.OnnxRuntime;

namespace NeuraNft.OnnxRuntime.Tests;

public sealed class NativeLibraryTests
{
    [Fact]
    public void Native_library_answers_with_the_version_of_the_managed_sources() =>
        OrtEnv.Instance().GetVersionString().ShouldBe("1.29.0");

    [Fact]
    public void Native_library_offers_the_cpu_provider() =>
        OrtEnv.Instance().GetAvailableProviders().ShouldContain("CPUExecutionProvider");

    [Fact]
    public void Native_library_is_the_one_copied_beside_the_managed_one() =>
        Directory.GetFiles(AppContext.BaseDirectory, "*onnxruntime.*").Select(Path.GetFileName)
            .ShouldContain(name => name == "libonnxruntime.so" || name == "onnxruntime.dll" || name == "libonnxruntime.dylib");
}
