using System.Diagnostics;
using Microsoft.ML.OnnxRuntime.Tensors;
using NeuraNft.InferenceWorker.Batching;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Sandbox;
using NeuraNft.InferenceWorker.Tests.Models;

namespace NeuraNft.InferenceWorker.Tests.Sandbox;

/// <summary>Runs that share a child which ends: nobody is failed for another's.</summary>
public sealed class SharedChildTests
{
    private static readonly byte[] Doubling = OnnxBytes.OneNode("Add", 2, TensorElementType.Float, "n", 2);

    private static CancellationToken Ct => SandboxedModels.Ct;

    [Fact]
    [Trait("Abuse", "53")]
    public async Task Row_53_run_beside_one_that_never_ends_is_tried_again_and_not_failed()
    {
        using var loader = Loader();
        using var session = (SandboxedSession)(await loader.LoadAsync(SandboxedModels.Source(Doubling), Ct)).Value();
        await SignalAsync("STOP", session.Child.Process);
        var innocent = RunAsync(session, ModelSessions.Minute);
        await UntilAsync(() => session.Child.Waiting == 1);
        var endless = RunAsync(session, TimeSpan.FromMilliseconds(50));
        (await endless).Refusal().Code.ShouldBe("DEADLINE_EXCEEDED");
        (await Should.ThrowAsync<ChildEndedException>(innocent)).End.WasKilled.ShouldBeTrue();
        session.IsAlive.ShouldBeFalse();
    }

    [Fact]
    public async Task Runs_whose_process_ends_with_both_in_it_are_tried_again_and_so_is_one_that_comes_later()
    {
        using var loader = Loader();
        using var session = (SandboxedSession)(await loader.LoadAsync(SandboxedModels.Source(Doubling), Ct)).Value();
        await SignalAsync("STOP", session.Child.Process);
        var runs = new[] { RunAsync(session, ModelSessions.Minute), RunAsync(session, ModelSessions.Minute) };
        await UntilAsync(() => session.Child.Waiting == 2);
        await SignalAsync("KILL", session.Child.Process);
        foreach (var run in runs)
            await Should.ThrowAsync<ChildEndedException>(run);
        (await Should.ThrowAsync<ChildEndedException>(RunAsync(session, ModelSessions.Minute))).End.IsOfOne.ShouldBeFalse();
    }

    [Fact]
    public async Task Run_that_is_cancelled_while_its_child_reads_nothing_does_not_keep_the_child_from_being_killed()
    {
        var time = new HeldTime();
        using var loader = Loader(time);
        using var session = (SandboxedSession)(await loader.LoadAsync(SandboxedModels.Source(Doubling), Ct)).Value();
        await SignalAsync("STOP", session.Child.Process);
        time.Hold();
        using var cancellation = new CancellationTokenSource();
        // More than the pipe holds: whoever writes waits, and so would a message that cancels.
        var large = ModelTensor.Of("x", [1 << 20, 2], new float[2 << 20]);
        var run = session.RunAsync([large], new RunTerms(TimeSpan.FromMilliseconds(300)), cancellation.Token);
        await UntilAsync(() => session.Child.Waiting == 1);
        await cancellation.CancelAsync();
        // However late this test came to see it, the run has its deadline before it.
        time.Go();
        await Should.ThrowAsync<OperationCanceledException>(run);
        (await session.Child.Ended.WaitAsync(ModelSessions.Minute, Ct)).WasKilled.ShouldBeTrue();
    }

    internal static async Task SignalAsync(string signal, int process)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process}"]);
        await kill.WaitForExitAsync(Ct);
    }

    /// <summary>Waits until the process computes, and not only starts to.</summary>
    internal static async Task<int> BusyAsync(int process)
    {
        using var watched = Process.GetProcessById(process);
        var before = watched.TotalProcessorTime;
        await UntilAsync(() =>
        {
            watched.Refresh();
            return watched.TotalProcessorTime - before > TimeSpan.FromMilliseconds(100);
        });
        return process;
    }

    private static SandboxLoader Loader(TimeProvider? time = null) => SandboxedModels.New(
        new SandboxOptions { MemoryBytes = SandboxedModels.Memory, Grace = TimeSpan.FromMilliseconds(100) },
        new BatchOptions { Parallel = 2 }, time);

    private static Task<ModelResult<IReadOnlyList<ModelTensor>>> RunAsync(SandboxedSession session, TimeSpan deadline) =>
        session.RunAsync([ModelTensor.Of("x", [1, 2], [1f, 2f])], new RunTerms(deadline), Ct);

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(10, Ct);
    }

    /// <summary>Timers that are made while it is held begin when it goes on.</summary>
    private sealed class HeldTime : TimeProvider
    {
        private readonly List<Action> later = [];
        private bool isHeld;

        public void Hold()
        {
            lock (later)
                isHeld = true;
        }

        public void Go()
        {
            lock (later)
            {
                isHeld = false;
                later.ForEach(begin => begin());
            }
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            lock (later)
            {
                if (!isHeld)
                    return base.CreateTimer(callback, state, dueTime, period);
                var timer = base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                later.Add(() => timer.Change(dueTime, period));
                return timer;
            }
        }
    }
}
