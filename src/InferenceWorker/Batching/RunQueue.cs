using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Batching;

/// <summary>
/// The runs of one model: so many side by side, each of one request or of several that fit together. What fails together is computed again
/// one by one, so that each request gets the answer it would have had alone.
/// </summary>
internal sealed class RunQueue(
    Func<IReadOnlyList<ModelTensor>, RunTerms, CancellationToken, Task<ModelResult<IReadOnlyList<ModelTensor>>>> run,
    BatchOptions options, ModelLimits limits, bool stacks, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly List<PendingRun> pending = [];
    private int running;
    private bool isSingle;
    private bool isTimed;

    // A model that mixed its rows once is not stacked again.
    private bool mayStack = stacks && options.MaxRows > 1;

    public async Task<ModelResult<IReadOnlyList<ModelTensor>>> RunAsync(
        IReadOnlyList<ModelTensor> inputs, RunTerms terms, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var wanted = new PendingRun(inputs, terms, time.GetTimestamp(), cancellationToken);
        lock (gate)
            pending.Add(wanted);
        await using var cancelled = cancellationToken.Register(() => Withdraw(wanted));
        Start();
        return await wanted.Result;
    }

    // One that runs already is ended by its run, or, computed together with others, by nobody: its result is dropped.
    private void Withdraw(PendingRun wanted)
    {
        lock (gate)
            pending.Remove(wanted);
        wanted.Cancel();
    }

    private void Start()
    {
        while (true)
        {
            List<PendingRun> batch;
            lock (gate)
            {
                if (running >= options.Parallel || isSingle || pending.Count == 0 || (pending[0].Terms.IsSingle && running > 0))
                    return;
                batch = Choose();
                if (running > 0 && mayStack && batch.Sum(r => r.Rows) < options.MaxRows
                    && Left(batch[0]) is var left && left > TimeSpan.Zero)
                {
                    WaitFor(left);
                    return;
                }

                pending.RemoveAll(batch.Contains);
                running++;
                isSingle = batch[0].Terms.IsSingle;
            }

            _ = Task.Run(() => RunAsync(batch));
        }
    }

    private List<PendingRun> Choose()
    {
        var first = pending[0];
        if (!mayStack || first.Terms.Group is null || first.Terms.IsSingle)
            return [first];
        var (batch, rows, elements) = (new List<PendingRun> { first }, first.Rows, Elements(first));
        foreach (var next in pending.Skip(1).Where(next => RunStack.Fit(first, next)))
        {
            if ((rows += next.Rows) > options.MaxRows || (elements += Elements(next)) > limits.MaxInputElements)
                break;
            batch.Add(next);
        }

        return batch;
    }

    private TimeSpan Left(PendingRun first) => options.Delay - time.GetElapsedTime(first.Arrived);

    private void WaitFor(TimeSpan left)
    {
        if (isTimed)
            return;
        isTimed = true;
        _ = Task.Delay(left, time, CancellationToken.None).ContinueWith(
            _ =>
            {
                lock (gate)
                    isTimed = false;
                Start();
            },
            TaskScheduler.Default);
    }

    private async Task RunAsync(List<PendingRun> batch)
    {
        try
        {
            if (!await TogetherAsync(batch))
            {
                foreach (var one in batch)
                    await AloneAsync(one);
            }
        }
        catch (Exception failure)
        {
            // Everybody who waits hears of it.
            foreach (var one in batch)
                one.Fail(failure);
        }
        finally
        {
            lock (gate)
                (running, isSingle) = (running - 1, false);
            Start();
        }
    }

    /// <returns>False where each has to be computed for itself.</returns>
    private async Task<bool> TogetherAsync(List<PendingRun> batch)
    {
        if (batch.Count == 1)
            return false;
        var answer = await run(RunStack.Join(batch), batch[0].Terms, CancellationToken.None);
        if (answer is not ModelResult<IReadOnlyList<ModelTensor>>.Success success)
            return false;
        if (RunStack.Split(success.Value, batch) is not { } results)
        {
            mayStack = false;
            return false;
        }

        foreach (var (one, result) in batch.Zip(results))
            one.End(new ModelResult<IReadOnlyList<ModelTensor>>.Success(result));
        return true;
    }

    private async Task AloneAsync(PendingRun one)
    {
        if (one.Result.IsCompleted)
            return;
        try
        {
            one.End(await run(one.Inputs, one.Terms, one.CancellationToken));
        }
        catch (OperationCanceledException) when (one.CancellationToken.IsCancellationRequested)
        {
            one.Cancel();
        }
    }

    private static long Elements(PendingRun run) => run.Inputs.Sum(input => input.Values.LongLength);
}
