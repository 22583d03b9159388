using System.Collections.Concurrent;
using NeuraNft.InferenceWorker.Sandbox.Linux;
using NeuraNft.InferenceWorker.Sandbox.Wire;

namespace NeuraNft.InferenceWorker.Sandbox;

/// <summary>
/// A child process, seen from the worker: requests go in, each gets its reply, or fails with <see cref="ChildEndedException"/> when the
/// process ends. What it says is not believed here but where it is read.
/// </summary>
internal sealed class Child : IDisposable
{
    private readonly ConcurrentDictionary<uint, TaskCompletionSource<Frame>> waiting = [];
    private readonly TaskCompletionSource<Frame> ready = Source();
    private readonly TaskCompletionSource<ChildEnd> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private readonly FrameStream frames;
    private readonly int process;
    private uint last;
    private bool isEnding;
    private bool isReaped;
    private volatile bool isKilled;

    private Child(int process, FrameStream frames)
    {
        this.process = process;
        this.frames = frames;
        new Thread(Read) { IsBackground = true, Name = $"sandbox {process}" }.Start();
    }

    public int Process => process;

    /// <summary>Its first word.</summary>
    public Task<Frame> Ready => ready.Task;

    /// <summary>How it ended.</summary>
    public Task<ChildEnd> Ended => ended.Task;

    public bool IsAlive => !isKilled && !ended.Task.IsCompleted;

    /// <summary>Requests that have no reply yet.</summary>
    public int Waiting => waiting.Count;

    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public static Child Start(ChildLauncher launcher, Func<int, int, ChildSpawn> spawn)
    {
        var (commands, toChild) = ChildPipe.Open();
        var (fromChild, replies) = ChildPipe.Open();
        using (commands)
        using (replies)
        {
            var process = launcher.Start(spawn((int)commands.DangerousGetHandle(), (int)replies.DangerousGetHandle()));
            return new Child(process, new FrameStream(
                new FileStream(fromChild, FileAccess.Read, 0), new FileStream(toChild, FileAccess.Write, 0), WireLimits.MaxFrameBytes));
        }
    }

    public uint NextNumber() => Interlocked.Increment(ref last);

    /// <summary>Writes the frame (which blocks where the child does not read) and waits for the reply of its number.</summary>
    /// <exception cref="ChildEndedException">It ended before it replied.</exception>
    public Task<Frame> AskAsync(uint number, FrameWriter frame)
    {
        var reply = Source();
        lock (gate)
        {
            if (isEnding)
                return LostAsync();
            waiting[number] = reply;
        }

        try
        {
            frames.Write(frame);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            End();
            // It has not had the request, and did not end for it.
            if (waiting.TryRemove(number, out _))
                return LostAsync();
        }

        return reply.Task;
    }

    public void Cancel(uint number)
    {
        if (!waiting.ContainsKey(number))
            return;
        try
        {
            frames.Write(new FrameWriter(FrameKind.Cancel, number));
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // It has ended: whoever waits is told so.
        }
    }

    /// <summary>Processor time for the next so many seconds of work; the kernel ends the process that takes more.</summary>
    /// <returns>False where the kernel refuses it, or the process has ended.</returns>
    public bool AllowCpu(TimeSpan more)
    {
        // As with a signal: its number may be another's by now.
        lock (gate)
            return !isReaped && CpuBudget.Allow(process, more);
    }

    /// <summary>Ends the process, which is then not to blame for its end.</summary>
    public void Kill()
    {
        isKilled = true;
        End();
    }

    /// <summary>Ends the process.</summary>
    public void Dispose() => Kill();

    private void End()
    {
        lock (gate)
        {
            // Its number is its own until it has been waited for.
            if (!isReaped)
                _ = LinuxCalls.Signal(process, LinuxCalls.Kill);
        }
    }

    // For a request that came after the end.
    private async Task<Frame> LostAsync() => throw new ChildEndedException(await ended.Task with { Waiting = 0 });

    private void Read()
    {
        string? fault = null;
        try
        {
            while (frames.Read() is { } frame)
            {
                if (frame.Kind == FrameKind.Ready)
                    ready.TrySetResult(frame);
                else if (waiting.TryRemove(frame.Number, out var reply))
                    reply.TrySetResult(frame);
                else
                    throw new WireException("A reply that nobody has asked for.");
            }
        }
        catch (Exception e) when (e is WireException or IOException)
        {
            fault = e.Message;
        }

        var end = Reap(fault);
        frames.Dispose();
        ended.SetResult(end);
        foreach (var number in waiting.Keys)
        {
            if (waiting.TryRemove(number, out var reply))
                reply.TrySetException(new ChildEndedException(end));
        }

        ready.TrySetException(new ChildEndedException(end));
    }

    private ChildEnd Reap(string? fault)
    {
        int waited;
        bool killed;
        lock (gate)
            (isEnding, waited, killed) = (true, waiting.Count, isKilled);
        End();
        var status = LinuxCalls.ReadEnd(process);
        lock (gate)
            isReaped = true;
        return ChildEnd.Of(status, fault) with { Waiting = waited, WasKilled = killed };
    }

    private static TaskCompletionSource<Frame> Source() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
