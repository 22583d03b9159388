using Microsoft.ML.OnnxRuntime.Tensors;
using NeuraNft.InferenceWorker.Batching;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Sandbox;
using NeuraNft.InferenceWorker.Tests.Models;

namespace NeuraNft.InferenceWorker.Tests.Sandbox;

/// <summary>Models that ask for more than a child has, and runs that share one.</summary>
public sealed class SandboxLimitTests(SandboxedModels models) : IClassFixture<SandboxedModels>
{
    private static CancellationToken Ct => SandboxedModels.Ct;

    [Fact]
    [Trait("Abuse", "49")]
    public async Task Row_49_small_model_that_needs_a_gigabyte_to_load_is_ended_at_its_limit()
    {
        // One value at one place of 2^28 floats: the runtime makes them dense when it loads.
        byte[] values =
            [.. OnnxBytes.Number(1, 1), .. OnnxBytes.Number(2, 1), .. OnnxBytes.Text(8, "w"), .. OnnxBytes.Bytes(9, new byte[4])];
        byte[] indices = [.. OnnxBytes.Number(1, 1), .. OnnxBytes.Number(2, 7), .. OnnxBytes.Bytes(9, new byte[8])];
        byte[] sparse = [.. OnnxBytes.Bytes(1, values), .. OnnxBytes.Bytes(2, indices), .. OnnxBytes.Number(3, 1L << 28)];
        byte[] node = [.. OnnxBytes.Text(1, "x"), .. OnnxBytes.Text(1, "w"), .. OnnxBytes.Text(2, "y"), .. OnnxBytes.Text(4, "Add")];
        var model = OnnxBytes.Model(
            [node], [("x", TensorElementType.Float, [1])], [("y", TensorElementType.Float, ["n"])], OnnxBytes.Bytes(15, sparse));
        model.Length.ShouldBeLessThan(1000);
        (await models.LoadAsync(model)).Refusal().ShouldBeOfType<ModelRefusal.ResourceLimit>().EndedProcess.ShouldBeTrue();
    }

    [Fact]
    public async Task Runs_at_the_same_time_get_each_its_own_answer()
    {
        using var loader = SandboxedModels.New(new SandboxOptions(), new BatchOptions { Parallel = 2, MaxRows = 8 });
        using var session = (await loader.LoadAsync(
            SandboxedModels.Source(OnnxBytes.OneNode("Add", 2, TensorElementType.Float, "n", 2)), Ct)).Value();
        await Parallel.ForEachAsync(Enumerable.Range(0, 400), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
        {
            var terms = new RunTerms(ModelSessions.Minute, i % 3 == 0 ? "alice" : "bob");
            var rows = 1 + (i % 3);
            var values = Enumerable.Range(0, 2 * rows).Select(v => (float)(i + v)).ToArray();
            var answer = (await session.RunAsync([ModelTensor.Of("x", [rows, 2], values)], terms, Ct)).Value()[0];
            answer.Shape.ShouldBe([rows, 2]);
            answer.Values.ShouldBe(values.Select(v => 2 * v).ToArray());
        });
    }

    [Fact]
    public async Task Model_over_the_size_limit_is_not_fetched()
    {
        using var loader = new SandboxLoader(
            ExecutionProviderChoice.Cpu, new ModelLimits { MaxModelBytes = 10 }, new SandboxOptions(), new BatchOptions(),
            TimeProvider.System);
        (await loader.LoadAsync(SandboxedModels.Source(new byte[11]), Ct)).Refusal().Code.ShouldBe("RESOURCE_LIMIT");
    }

    [Fact]
    public async Task Bytes_of_another_hash_are_refused()
    {
        var source = SandboxedModels.Source(new byte[11]) with { Sha256 = new string('0', 64) };
        (await models.Loader.LoadAsync(source, Ct)).Refusal().Code.ShouldBe("INTEGRITY");
    }

    [Fact]
    public async Task Fetching_that_fails_passes_through() => await Should.ThrowAsync<IOException>(
        () => models.Loader.LoadAsync(SandboxedModels.Source([]) with { FetchAsync = (_, _) => throw new IOException() }, Ct));
}
