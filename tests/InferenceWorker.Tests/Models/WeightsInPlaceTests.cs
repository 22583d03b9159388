using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Tests.Models;

/// <summary>Models whose large weights the runtime uses where they lie.</summary>
public sealed class WeightsInPlaceTests : IDisposable
{
    private const int Width = 256;

    private readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Lifted_model_has_no_weights_and_the_runtime_takes_them_from_memory()
    {
        var model = DenseOnnx.Create(Width);
        var rest = WeightsInPlace.Lift(model).ShouldNotBeNull();
        rest.Length.ShouldBeLessThan(1000);
        OnnxFile.Refuse(rest).ShouldNotBeNull("external data, which only we may name");
        var pinned = GCHandle.Alloc(model, GCHandleType.Pinned);
        try
        {
            using var options = RuntimeOptions.For(ExecutionProvider.Cpu, 1);
            RuntimeFiles.TryAdd(options, WeightsInPlace.FileName, pinned.AddrOfPinnedObject(), model.Length).ShouldBeTrue();
            using var session = new InferenceSession(rest, options);
            session.InputNames.ShouldBe(["x"]);
        }
        finally
        {
            pinned.Free();
        }
    }

    [Fact]
    public void Answer_is_the_same_to_the_last_bit()
    {
        var model = DenseOnnx.Create(Width);
        File.WriteAllBytes(path, model);
        var pinned = GCHandle.Alloc(model, GCHandleType.Pinned);
        try
        {
            var answers = new[] { true, false }.Select(inPlace =>
            {
                using var session = ModelSession.Load(
                    model, path, ExecutionProviderChoice.Cpu, ModelLimits.Default, TimeProvider.System, inPlace).Value();
                session.ModelBytes.ShouldBe(model.Length);
                var x = ModelTensor.Of("x", [1, Width], Enumerable.Range(0, Width).Select(i => i / 100f).ToArray());
                return (float[])session.Run([x], ModelSessions.Minute, CancellationToken.None).Value()[0].Values;
            }).ToList();
            answers[0].ShouldBe(answers[1]);
            answers[0].Distinct().Count().ShouldBeGreaterThan(Width / 2);
        }
        finally
        {
            pinned.Free();
        }
    }

    [Fact]
    public void What_is_small_broken_or_says_other_than_it_holds_is_left_as_it_is()
    {
        WeightsInPlace.Lift(File.ReadAllBytes(TestData.Shared("models/adversarial/garbage.onnx"))).ShouldBeNull();
        WeightsInPlace.Lift(OnnxBytes.OneNode("Add", 2, TensorElementType.Float, "n", 2)).ShouldBeNull();
        WeightsInPlace.Lift(DenseOnnx.Create(Width, said: Width + 1)).ShouldBeNull();
        WeightsInPlace.Lift([.. DenseOnnx.Create(Width), .. DenseOnnx.Create(Width)]).ShouldBeNull("two graphs");
        var whole = DenseOnnx.Create(Width);
        for (var length = 0; length < whole.Length; length += 997)
            WeightsInPlace.Lift(whole.AsSpan(0, length)).ShouldBeNull();
    }
}
