using Microsoft.ML.OnnxRuntime.Tensors;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Sandbox;
using NeuraNft.InferenceWorker.Tests.Models;

namespace NeuraNft.InferenceWorker.Tests.Sandbox;

/// <summary>Hostile and honest models in real child processes.</summary>
public sealed class SandboxTests(SandboxedModels models) : IClassFixture<SandboxedModels>
{
    private static readonly byte[] Doubling = OnnxBytes.OneNode("Add", 2, TensorElementType.Float, "n", 2);

    private static CancellationToken Ct => SandboxedModels.Ct;

    [Fact]
    public async Task Model_runs_in_another_process_and_is_described_as_in_this_one()
    {
        using var session = (await models.LoadAsync(Doubling)).Value();
        (session.Inputs[0].Description, session.Outputs[0].Description).ShouldBe(("float[n,2]", "float[n,2]"));
        ((SandboxedSession)session).Child.Process.ShouldNotBe(Environment.ProcessId);
        var output = (await RunAsync(session, X(3, 1, 2, 3, 4, 5, 6))).Value().ShouldHaveSingleItem();
        output.Name.ShouldBe("y");
        output.Values.ShouldBe(new float[] { 2, 4, 6, 8, 10, 12 });
    }

    [Fact]
    public async Task Every_element_type_crosses_the_boundary()
    {
        foreach (var tensor in new[]
        {
            Pair<float>(1), Pair<double>(1), Pair<sbyte>(-1), Pair<byte>(255), Pair<short>(-1), Pair<ushort>(65535), Pair(-1),
            Pair(uint.MaxValue), Pair(long.MinValue), Pair(ulong.MaxValue), Pair(true),
        })
        {
            using var session = (await models.LoadAsync(OnnxBytes.OneNode("Identity", 1, tensor.ElementType, 1, 2))).Value();
            (await RunAsync(session, tensor)).Value()[0].Values.ShouldBe(tensor.Values);
        }
    }

    [Theory]
    [Trait("Abuse", "47")]
    [InlineData("garbage")]
    [InlineData("truncated")]
    [InlineData("custom_op")]
    public async Task Row_47_broken_model_is_refused(string name) =>
        (await models.LoadAsync(SandboxedModels.Adversarial(name))).Refusal().Code.ShouldBe("MODEL_INVALID");

    [Theory]
    [Trait("Abuse", "48")]
    [InlineData("ext_abs")]
    [InlineData("ext_traversal")]
    public async Task Row_48_external_data_is_refused(string name) =>
        (await models.LoadAsync(SandboxedModels.Adversarial(name))).Refusal().Message.ShouldContain("external data");

    [Fact]
    [Trait("Abuse", "49")]
    public async Task Row_49_run_that_asks_for_16_GiB_is_refused_and_the_worker_lives()
    {
        using var session = (await models.LoadAsync(SandboxedModels.Adversarial("bomb"))).Value();
        (await RunAsync(session, ModelTensor.Of("x", [1, 4], new float[4]))).Refusal().Code.ShouldBe("RESOURCE_LIMIT");
        await Model_runs_in_another_process_and_is_described_as_in_this_one();
    }

    [Fact]
    [Trait("Abuse", "51")]
    public async Task Row_51_and_52_wrong_inputs_do_not_reach_the_child()
    {
        using var session = (await models.LoadAsync(Doubling)).Value();
        (await RunAsync(session, X(1, 1, float.NaN))).Refusal().Code.ShouldBe("NON_FINITE_INPUT");
        (await RunAsync(session, ModelTensor.Of("z", [1, 2], [1f, 2]))).Refusal().Code.ShouldBe("SHAPE_MISMATCH");
        (await RunAsync(session, ModelTensor.Of("x", [long.MaxValue, 2], [1f, 2]))).Refusal().Code.ShouldBe("SHAPE_OVERFLOW");
        ((SandboxedSession)session).Child.NextNumber().ShouldBe(2u);
    }

    [Fact]
    [Trait("Abuse", "53")]
    public async Task Row_53_endless_loop_ends_at_its_deadline_and_the_child_goes_on()
    {
        // Under load it may take long to end, but it is not killed.
        using var loader = SandboxedModels.New(new SandboxOptions { Grace = ModelSessions.Minute });
        using var session = (await loader.LoadAsync(SandboxedModels.Source(SandboxedModels.Adversarial("loop")), Ct)).Value();
        var x = ModelTensor.Of("x", [1, 4], new float[4]);
        (await session.RunAsync([x], new RunTerms(TimeSpan.FromMilliseconds(200)), Ct)).Refusal().Code.ShouldBe("DEADLINE_EXCEEDED");
        session.IsAlive.ShouldBeTrue();
    }

    [Fact]
    [Trait("Abuse", "53")]
    public async Task Row_53_endless_loop_ends_when_its_job_is_cancelled()
    {
        using var session = (await models.LoadAsync(SandboxedModels.Adversarial("loop"))).Value();
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Should.ThrowAsync<OperationCanceledException>(
            () => session.RunAsync([ModelTensor.Of("x", [1, 4], new float[4])], new RunTerms(ModelSessions.Minute), cancellation.Token));
    }

    [Fact]
    [Trait("Abuse", "53")]
    public async Task Row_53_child_that_does_not_end_a_run_itself_is_killed()
    {
        using var loader = SandboxedModels.New(new SandboxOptions { Grace = TimeSpan.FromMilliseconds(300) });
        using var session = (await loader.LoadAsync(SandboxedModels.Source(Doubling), Ct)).Value();
        var child = ((SandboxedSession)session).Child;
        Stop(child.Process);
        var result = await session.RunAsync([X(1, 1, 2)], new RunTerms(TimeSpan.FromMilliseconds(200)), Ct);
        result.Refusal().Code.ShouldBe("DEADLINE_EXCEEDED");
        (await child.Ended.WaitAsync(ModelSessions.Minute, Ct)).Signal.ShouldBe(9);
        session.IsAlive.ShouldBeFalse();
    }

    [Fact]
    public async Task Child_that_is_killed_while_it_runs_is_a_refusal_and_the_cache_loads_anew()
    {
        using var cache = new ModelSessionCache(models.Loader);
        var source = SandboxedModels.Source(SandboxedModels.Adversarial("loop"));
        using var first = (await cache.OpenAsync(source, Ct)).Value();
        var run = first.Session.RunAsync([ModelTensor.Of("x", [1, 4], new float[4])], new RunTerms(ModelSessions.Minute), Ct);
        await SharedChildTests.SignalAsync("KILL", await SharedChildTests.BusyAsync(((SandboxedSession)first.Session).Child.Process));
        (await run).Refusal().Code.ShouldBe("RESOURCE_LIMIT");
        using var second = (await cache.OpenAsync(source, Ct)).Value();
        second.Session.ShouldNotBeSameAs(first.Session);
        second.Session.IsAlive.ShouldBeTrue();
    }

    [Fact]
    public async Task Closed_session_leaves_no_process()
    {
        var session = (await models.LoadAsync(Doubling)).Value();
        var child = ((SandboxedSession)session).Child;
        session.Dispose();
        await child.Ended.WaitAsync(ModelSessions.Minute, Ct);
        Directory.Exists($"/proc/{child.Process}").ShouldBeFalse();
    }

    private static void Stop(int process) => System.Diagnostics.Process.Start("kill", ["-STOP", $"{process}"]).WaitForExit();

    private static ModelTensor X(long rows, params float[] values) => ModelTensor.Of("x", [rows, 2], values);

    private static ModelTensor Pair<T>(T value)
        where T : unmanaged => ModelTensor.Of("x", [1, 2], [default, value]);

    private static Task<ModelResult<IReadOnlyList<ModelTensor>>> RunAsync(IModelSession session, ModelTensor tensor) =>
        session.RunAsync([tensor], new RunTerms(ModelSessions.Minute), Ct);
}
