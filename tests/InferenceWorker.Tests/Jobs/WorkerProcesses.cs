using System.Diagnostics;

namespace NeuraNft.InferenceWorker.Tests.Jobs;

/// <summary>Workers in processes of their own, by name; all of them have ended at the end.</summary>
internal sealed class WorkerProcesses : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Dictionary<string, WorkerProcess> workers = [];
    private readonly HashSet<string> killed = [];

    public void Add(string id, WorkerProcess worker) => workers.Add(id, worker);

    public bool Lives(string id) => workers.ContainsKey(id) && !killed.Contains(id);

    public async Task KillAsync(string id, CancellationToken cancellationToken)
    {
        killed.Add(id);
        await workers[id].KillAsync(cancellationToken);
    }

    /// <summary>Stops those that live; each has to end well.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var (id, worker) in workers.Where(w => Lives(w.Key)))
            (await worker.StopAsync(cancellationToken)).ShouldBe(0, $"{id}: {worker.Said}");
    }

    /// <summary>Waits as long as a busy machine may take; then, or when a worker ends by itself, tells what they said.</summary>
    public async Task UntilAsync(Func<Task<bool>> condition, Func<Task<string>>? stands = null)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (workers.FirstOrDefault(w => Lives(w.Key) && w.Value.HasExited).Key is { } ended)
                Assert.Fail($"{ended} ended by itself.\n{Said}");
            if (Stopwatch.GetElapsedTime(started) > Patience)
                Assert.Fail($"Not within {Patience}: {(stands is null ? "" : await stands())}\n{Said}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in workers.Values)
            await worker.DisposeAsync();
    }

    private string Said => string.Join("\n", workers.Select(w => $"{w.Key}: {w.Value.Said}"));
}
