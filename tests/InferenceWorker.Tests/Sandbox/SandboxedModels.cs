using System.Security.Cryptography;
using NeuraNft.InferenceWorker.Batching;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Sandbox;

namespace NeuraNft.InferenceWorker.Tests.Sandbox;

/// <summary>Models in real child processes.</summary>
public sealed class SandboxedModels : IDisposable
{
    /// <summary>A hostile model has less of it than a real one would.</summary>
    internal const long Memory = 512L << 20;

    internal static CancellationToken Ct => TestContext.Current.CancellationToken;

    internal SandboxLoader Loader { get; } = New(new SandboxOptions { MemoryBytes = Memory });

    internal static SandboxLoader New(SandboxOptions options, BatchOptions? batching = null, TimeProvider? time = null) =>
        new(ExecutionProviderChoice.Cpu, ModelLimits.Default, options, batching ?? new BatchOptions(), time ?? TimeProvider.System);

    internal static ModelSource Source(byte[] model) => new(
        Convert.ToHexStringLower(SHA256.HashData(model)), "", "", (room, _) =>
        {
            model.CopyTo(room(model.Length));
            return Task.CompletedTask;
        });

    internal Task<ModelResult<IModelSession>> LoadAsync(byte[] model) => Loader.LoadAsync(Source(model), Ct);

    internal static byte[] Adversarial(string name) => File.ReadAllBytes(TestData.Shared($"models/adversarial/{name}.onnx"));

    public void Dispose() => Loader.Dispose();
}
