using Microsoft.ML.OnnxRuntime.Tensors;
using NeuraNft.InferenceWorker.Batching;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Sandbox;
using NeuraNft.InferenceWorker.Tests.Models;

namespace NeuraNft.InferenceWorker.Tests.Sandbox;

/// <summary>Runs whose process ended with others in it, each made once more.</summary>
public sealed class RunsOfEndedTests
{
    private static readonly byte[] Doubling = OnnxBytes.OneNode("Add", 2, TensorElementType.Float, "n", 2);

    private static readonly RunTerms Alice = new(ModelSessions.Minute, "alice");

    private static CancellationToken Ct => SandboxedModels.Ct;

    [Fact]
    [Trait("Abuse", "53")]
    public async Task Row_53_batch_whose_process_is_ended_is_computed_one_by_one_in_another()
    {
        using var loader = SandboxedModels.New(
            new SandboxOptions { MemoryBytes = SandboxedModels.Memory }, new BatchOptions { Parallel = 1 });
        using var sessions = new ModelSessionCache(loader);
        var source = SandboxedModels.Source(Doubling);
        Child child;
        using (var lease = (await sessions.OpenAsync(source, Ct)).Value())
            child = ((SandboxedSession)lease.Session).Child;
        await SharedChildTests.SignalAsync("STOP", child.Process);
        // The first has the process; the others wait to be computed together, in the process that has ended by then.
        var runs = Enumerable.Range(1, 4).Select(i => RunAsync(sessions, source, i)).ToList();
        while (child.Waiting == 0)
            await Task.Delay(10, Ct);
        child.Kill();
        for (var i = 0; i < runs.Count; i++)
            (await runs[i]).Value()[0].Values.ShouldBe(new float[] { 2 * (i + 1), 4 * (i + 1) });
        sessions.Count.ShouldBe(1, "and what has ended is not kept");
    }

    /// <summary>Its queue is the real one; what stands for the process dies of 13, with all that is in it.</summary>
    [Fact]
    public async Task Poison_fails_alone_and_who_was_with_it_is_answered()
    {
        var loader = new MortalLoader();
        using var sessions = new ModelSessionCache(loader);
        var source = SandboxedModels.Source(Doubling);
        var runs = new[] { 1, 13, 2, 3, 13, 4 }.Select(i => (i, Task: RunAsync(sessions, source, i))).ToList();
        foreach (var (i, task) in runs)
        {
            var answer = await task;
            if (i == 13)
                answer.Refusal().Code.ShouldBe("RUN_FAILED");
            else
                answer.Value()[0].Values.ShouldBe(new float[] { i, 2 * i });
        }

        loader.MostBesideSingle.ShouldBe(1);
    }

    private static Task<ModelResult<IReadOnlyList<ModelTensor>>> RunAsync(ModelSessionCache sessions, ModelSource source, int x) =>
        sessions.RunAsync(
            source, Alice, (session, terms) => session.RunAsync([ModelTensor.Of("x", [1, 2], new float[] { x, 2 * x })], terms, Ct), Ct);
}
