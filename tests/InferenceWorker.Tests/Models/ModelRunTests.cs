using System.Diagnostics;
using Microsoft.ML.OnnxRuntime.Tensors;
using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Tests.Models;

public sealed class ModelRunTests
{
    private static readonly byte[] Doubling = OnnxBytes.OneNode("Add", 2, TensorElementType.Float, "n", 2);

    [Fact]
    public void Run_computes_by_name()
    {
        var output = Run(Doubling, ModelTensor.Of("x", [3, 2], [1f, 2, 3, 4, 5, 6])).Value().ShouldHaveSingleItem();
        output.Name.ShouldBe("y");
        output.Shape.ShouldBe([3, 2]);
        output.Values.ShouldBe(new float[] { 2, 4, 6, 8, 10, 12 });
    }

    [Fact]
    public void Run_carries_every_element_type()
    {
        RunsThroughIdentity<float>(1);
        RunsThroughIdentity<double>(1);
        RunsThroughIdentity<sbyte>(-1);
        RunsThroughIdentity<byte>(255);
        RunsThroughIdentity<short>(-1);
        RunsThroughIdentity<ushort>(65535);
        RunsThroughIdentity(-1);
        RunsThroughIdentity(uint.MaxValue);
        RunsThroughIdentity(long.MinValue);
        RunsThroughIdentity(ulong.MaxValue);
        RunsThroughIdentity(true);
    }

    [Fact]
    [Trait("Abuse", "52")]
    public void Run_with_a_wrong_name_is_refused_naming_it() =>
        Mismatch(ModelTensor.Of("z", [1, 2], [1f, 2])).ShouldBe(("z", "one of the inputs 'x'", "'z'"));

    [Fact]
    [Trait("Abuse", "52")]
    public void Run_without_an_input_is_refused() => Mismatch().ShouldBe(("x", "float[n,2]", "nothing"));

    [Fact]
    [Trait("Abuse", "52")]
    public void Run_with_an_input_twice_is_refused()
    {
        var tensor = ModelTensor.Of("x", [1, 2], [1f, 2]);
        Mismatch(tensor, tensor).ShouldBe(("x", "one tensor of this name", "2"));
    }

    [Fact]
    [Trait("Abuse", "52")]
    public void Run_with_a_wrong_rank_is_refused() =>
        Mismatch(ModelTensor.Of("x", [2], [1f, 2])).ShouldBe(("x", "float[n,2]", "float[2]"));

    [Fact]
    [Trait("Abuse", "52")]
    public void Run_with_a_wrong_fixed_dimension_is_refused() =>
        Mismatch(ModelTensor.Of("x", [1, 3], [1f, 2, 3])).ShouldBe(("x", "float[n,2]", "float[1,3]"));

    [Fact]
    [Trait("Abuse", "52")]
    public void Run_with_a_wrong_type_is_refused() =>
        Mismatch(ModelTensor.Of("x", [1, 2], [1L, 2])).ShouldBe(("x", "float[n,2]", "int64[1,2]"));

    [Fact]
    [Trait("Abuse", "52")]
    public void Run_with_too_few_values_is_refused() =>
        Mismatch(ModelTensor.Of("x", [2, 2], [1f, 2])).ShouldBe(("x", "4 values for float[2,2]", "2"));

    [Theory]
    [Trait("Abuse", "50")]
    [InlineData(long.MaxValue)]
    [InlineData(1L << 63 >> 1)]
    [InlineData(1L << 62)]
    [InlineData(-1)]
    public void Run_with_an_overflowing_shape_is_refused_before_allocation(long length) =>
        Run(Doubling, ModelTensor.Of("x", [length, 2], [1f, 2])).Refusal().Code.ShouldBe("SHAPE_OVERFLOW");

    [Theory]
    [Trait("Abuse", "51")]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Run_with_a_value_that_is_not_finite_is_refused(float value) =>
        Run(Doubling, ModelTensor.Of("x", [1, 2], [1f, value])).Refusal().ShouldBe(new ModelRefusal.NonFiniteInput("x", 1));

    [Fact]
    public void Run_with_an_output_over_the_limit_is_refused()
    {
        using var session = ModelSessions.Load(Doubling, new ModelLimits { MaxOutputElements = 3 });
        session.Run([ModelTensor.Of("x", [2, 2], [1f, 2, 3, 4])], ModelSessions.Minute, TestContext.Current.CancellationToken)
            .Refusal().Code.ShouldBe("RESOURCE_LIMIT");
    }

    [Fact]
    [Trait("Abuse", "53")]
    public void Run_of_an_endless_loop_ends_at_its_deadline()
    {
        using var session = ModelSessions.Load(File.ReadAllBytes(TestData.Shared("models/adversarial/loop.onnx")));
        var started = Stopwatch.GetTimestamp();
        session.Run([ModelTensor.Of("x", [1, 4], new float[4])], TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken)
            .Refusal().Code.ShouldBe("DEADLINE_EXCEEDED");
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromMinutes(1));
    }

    [Fact]
    [Trait("Abuse", "53")]
    public void Run_of_an_endless_loop_ends_when_cancelled()
    {
        using var session = ModelSessions.Load(File.ReadAllBytes(TestData.Shared("models/adversarial/loop.onnx")));
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        Should.Throw<OperationCanceledException>(() =>
            session.Run([ModelTensor.Of("x", [1, 4], new float[4])], ModelSessions.Minute, cancellation.Token));
    }

    [Fact]
    public async Task Session_disposed_of_while_running_ends_its_run_first()
    {
        var time = new BegunTime();
        var session = ModelSession.Load(
            File.ReadAllBytes(TestData.Shared("models/adversarial/loop.onnx")), ExecutionProviderChoice.Cpu, ModelLimits.Default, time)
            .Value();
        var running = Task.Run(() => session.Run(
            [ModelTensor.Of("x", [1, 4], new float[4])], TimeSpan.FromMilliseconds(500), TestContext.Current.CancellationToken));
        // Its deadline counts only once it is in: whatever comes now has to wait for it.
        await time.Begun;
        session.Dispose();
        (await running).Refusal().Code.ShouldBe("DEADLINE_EXCEEDED");
        Should.Throw<ObjectDisposedException>(() =>
            session.Run([ModelTensor.Of("x", [1, 4], new float[4])], ModelSessions.Minute, TestContext.Current.CancellationToken));
    }

    [Fact]
    [Trait("Abuse", "49")]
    public void Run_that_asks_for_16_GiB_is_refused_and_leaves_the_process_working()
    {
        var bomb = ModelSessions.TryLoad(File.ReadAllBytes(TestData.Shared("models/adversarial/bomb.onnx")));
        bomb.Then(session => session.Run([ModelTensor.Of("x", [1, 4], new float[4])], ModelSessions.Minute, CancellationToken.None))
            .Refusal().Code.ShouldBe("RESOURCE_LIMIT");
        Run_computes_by_name();
    }

    private sealed class BegunTime : TimeProvider
    {
        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => begun.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            begun.TrySetResult();
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }

    private static (string, string, string) Mismatch(params ModelTensor[] inputs)
    {
        var refusal = Run(Doubling, inputs).Refusal().ShouldBeOfType<ModelRefusal.ShapeMismatch>();
        refusal.Code.ShouldBe("SHAPE_MISMATCH");
        return (refusal.Tensor, refusal.Expected, refusal.Got);
    }

    private static void RunsThroughIdentity<T>(T value)
        where T : unmanaged
    {
        var tensor = ModelTensor.Of("x", [1, 2], [default, value]);
        Run(OnnxBytes.OneNode("Identity", 1, tensor.ElementType, 1, 2), tensor).Value()[0].Values.ShouldBe(new[] { default, value });
    }

    private static ModelResult<IReadOnlyList<ModelTensor>> Run(byte[] model, params ModelTensor[] inputs)
    {
        using var session = ModelSessions.Load(model);
        return session.Run(inputs, ModelSessions.Minute, TestContext.Current.CancellationToken);
    }
}
