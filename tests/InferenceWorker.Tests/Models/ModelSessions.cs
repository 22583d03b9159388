using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Tests.Models;

/// <summary>Loading and unwrapping, as tests need them.</summary>
internal static class ModelSessions
{
    public static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static ModelResult<ModelSession> TryLoad(byte[] model, ModelLimits? limits = null) =>
        ModelSession.Load(model, ExecutionProviderChoice.Cpu, limits ?? ModelLimits.Default, TimeProvider.System);

    public static ModelSession Load(byte[] model, ModelLimits? limits = null) => TryLoad(model, limits).Value();

    public static ModelSession LanguageId() => Load(File.ReadAllBytes(TestData.Sample("language-id/lande50.onnx")));

    public static T Value<T>(this ModelResult<T> result) => result switch
    {
        ModelResult<T>.Success success => success.Value,
        ModelResult<T>.Refused refused =>
            throw new InvalidOperationException($"refused: {refused.Refusal.Code}: {refused.Refusal.Message}"),
        _ => throw new InvalidOperationException(),
    };

    public static ModelRefusal Refusal<T>(this ModelResult<T> result) =>
        result.ShouldBeOfType<ModelResult<T>.Refused>().Refusal;
}
