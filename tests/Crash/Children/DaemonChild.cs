namespace NeuraNft.Crash.Children;

/// <summary>A daemon process, seen from its parent.</summary>
internal sealed class DaemonChild : IAsyncDisposable
{
    private readonly ChildProcess process;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private DaemonChild(string connectionString) =>
        process = ChildProcess.Start(DaemonProgram.Name, connectionString, _ => ready.TrySetResult());

    public int Id => process.Id;

    /// <summary>Returns when it has reached the database and stands by.</summary>
    public static async Task<DaemonChild> StartAsync(string connectionString, CancellationToken ct)
    {
        var child = new DaemonChild(connectionString);
        await child.ready.Task.WaitAsync(Eventually.Patience, ct);
        return child;
    }

    public Task KillAsync(CancellationToken ct) => process.KillAsync(ct);

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
