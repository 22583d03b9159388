using NeuraNft.InferenceWorker.Sandbox.Linux;

namespace NeuraNft.InferenceWorker.Sandbox;

/// <summary>Starts children, and keeps one ready: what its start takes is not waited for when a model comes.</summary>
internal sealed class EmptyChildren(IReadOnlyList<string> arguments, long heapBytes) : IDisposable
{
    private readonly ChildLauncher launcher = new();
    private readonly Lock gate = new();
    private Task<EmptyChild>? spare;
    private bool isDisposed;

    /// <summary>What each inherits.</summary>
    public ChildLauncher.Confinement Confined => launcher.Confined;

    /// <summary>The one that is kept, started if there is none.</summary>
    public Task<EmptyChild> PrepareAsync()
    {
        lock (gate)
        {
            if (isDisposed)
                return Task.FromException<EmptyChild>(new ObjectDisposedException(nameof(EmptyChildren)));
            return spare is null or { IsFaulted: true } ? spare = StartAsync() : spare;
        }
    }

    /// <summary>A child that nobody else gets.</summary>
    public async Task<EmptyChild> TakeAsync()
    {
        Task<EmptyChild>? kept;
        lock (gate)
            (kept, spare) = (spare, null);
        if (kept is null or { IsFaulted: true })
            return await StartAsync();
        var child = await kept;
        if (child.Child.IsAlive)
            return child;
        child.Dispose();
        return await StartAsync();
    }

    public void Dispose()
    {
        Task<EmptyChild>? kept;
        lock (gate)
            (kept, spare, isDisposed) = (spare, null, true);
        kept?.ContinueWith(
            child => child.Result.Dispose(), CancellationToken.None,
            TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        launcher.Dispose();
    }

    private Task<EmptyChild> StartAsync() => Task.Run(Start);

    private EmptyChild Start()
    {
        var model = new ModelMemory();
        try
        {
            return new EmptyChild(model, Child.Start(
                launcher, (commands, replies) => new ChildSpawn(commands, replies, model.File, arguments) { HeapBytes = heapBytes }));
        }
        catch
        {
            ((IDisposable)model).Dispose();
            throw;
        }
    }
}
