using NeuraNft.InferenceWorker.Batching;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Tests.Models;

namespace NeuraNft.InferenceWorker.Tests.Batching;

using Answer = ModelResult<IReadOnlyList<ModelTensor>>;

/// <summary>Which runs are computed together, and that nobody's answer depends on it.</summary>
public sealed class RunQueueTests
{
    private static readonly RunTerms Alice = new(ModelSessions.Minute, "alice");
    private readonly List<long> rows = [];
    private readonly TaskCompletionSource open = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runs_that_wait_are_computed_together_and_each_gets_its_own()
    {
        var queue = Queue();
        var first = queue.RunAsync([X(1, 1)], Alice, Ct);
        var others = Enumerable.Range(2, 5).Select(i => queue.RunAsync([X(1, i)], Alice, Ct)).ToList();
        open.SetResult();
        (await first).Value()[0].Values.ShouldBe(new float[] { 2 });
        for (var i = 0; i < others.Count; i++)
            (await others[i]).Value()[0].Values.ShouldBe(new float[] { 2 * (i + 2) });
        rows.ShouldBe([1, 5]);
    }

    [Fact]
    public async Task Runs_of_different_requesters_shapes_or_models_without_rows_stay_apart()
    {
        var queue = Queue();
        var first = queue.RunAsync([X(1, 1)], Alice, Ct);
        Task<Answer>[] others =
        [
            queue.RunAsync([X(1, 2)], Alice with { Group = "bob" }, Ct), queue.RunAsync([X(1, 3)], Alice with { Group = null }, Ct),
            queue.RunAsync([ModelTensor.Of("x", [1, 2], [4f, 5f])], Alice, Ct), queue.RunAsync([X(1, 6)], Alice, Ct),
        ];
        open.SetResult();
        await first;
        foreach (var other in others)
            (await other).Value();
        rows.ShouldBe([1, 1, 1, 1, 1]);
    }

    [Fact]
    public async Task Batch_holds_no_more_rows_than_it_may()
    {
        var queue = Queue(new BatchOptions { MaxRows = 4, Parallel = 1 });
        var runs = Enumerable.Range(0, 9).Select(i => queue.RunAsync([X(1, i)], Alice, Ct)).ToList();
        open.SetResult();
        await Task.WhenAll(runs);
        rows.ShouldBe([1, 4, 4]);
    }

    [Fact]
    public async Task One_bad_input_fails_alone()
    {
        var queue = Queue(fails: tensor => ((float[])tensor.Values).Contains(13));
        var runs = new[] { 1f, 13f, 3f, 4f }.Select(v => queue.RunAsync([X(1, v)], Alice, Ct)).ToList();
        open.SetResult();
        (await runs[1]).Refusal().Code.ShouldBe("RUN_FAILED");
        foreach (var (i, v) in new[] { (0, 2f), (2, 6f), (3, 8f) })
            (await runs[i]).Value()[0].Values.ShouldBe(new[] { v });
    }

    [Fact]
    public async Task Model_that_mixes_its_rows_is_computed_one_by_one()
    {
        var queue = Queue(sums: true);
        var runs = Enumerable.Range(1, 4).Select(i => queue.RunAsync([X(1, i)], Alice, Ct)).ToList();
        open.SetResult();
        for (var i = 0; i < 4; i++)
            (await runs[i]).Value()[0].Values.ShouldBe(new float[] { i + 1 });
    }

    [Fact]
    public async Task Run_that_is_cancelled_while_it_waits_is_not_computed()
    {
        var queue = Queue();
        var first = queue.RunAsync([X(1, 1)], Alice, Ct);
        using var cancelled = new CancellationTokenSource();
        var second = queue.RunAsync([X(1, 2)], Alice, cancelled.Token);
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => second);
        open.SetResult();
        await first;
        rows.ShouldBe([1]);
    }

    [Fact]
    public async Task Fault_reaches_everybody_who_waits()
    {
        var queue = new RunQueue(
            (_, _, _) => throw new IOException("gone"), new BatchOptions(), ModelLimits.Default, stacks: true, TimeProvider.System);
        var runs = Enumerable.Range(0, 5).Select(i => queue.RunAsync([X(1, i)], Alice, Ct)).ToList();
        foreach (var run in runs)
            await Should.ThrowAsync<IOException>(() => run);
    }

    private RunQueue Queue(BatchOptions? options = null, Func<ModelTensor, bool>? fails = null, bool sums = false) => new(
        async (inputs, _, _) =>
        {
            await open.Task;
            var x = inputs[0];
            lock (rows)
                rows.Add(x.Shape[0]);
            var values = (float[])x.Values;
            if (fails?.Invoke(x) == true)
                return new ModelRefusal.RunFailed("thirteen");
            return new Answer.Success([sums
                ? ModelTensor.Of("y", [1], [values.Sum()])
                : ModelTensor.Of("y", x.Shape, [.. values.Select(v => 2 * v)])]);
        },
        options ?? new BatchOptions { Parallel = 1 }, ModelLimits.Default, stacks: true, TimeProvider.System);

    private static ModelTensor X(long count, params float[] values) => ModelTensor.Of("x", [count, values.Length / count], values);
}
