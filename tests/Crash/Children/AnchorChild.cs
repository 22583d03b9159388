using System.Globalization;

namespace NeuraNft.Crash.Children;

/// <summary>A process that anchors, seen from its parent.</summary>
internal sealed class AnchorChild : IAsyncDisposable
{
    private readonly ChildProcess process;
    private readonly TaskCompletionSource published = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public AnchorChild(string connectionString, AnchorWork work) =>
        process = ChildProcess.Start(AnchorProgram.Name, connectionString, Read, work.ToEnvironment());

    /// <summary>It published for the first time.</summary>
    public Task Published => published.Task;

    /// <summary>It learnt for the first time what became of a transaction.</summary>
    public Task Settled => settled.Task;

    /// <summary>The greatest size that it said to be published.</summary>
    public long Told { get; private set; }

    public Task KillAsync(CancellationToken ct) => process.KillAsync(ct);

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private void Read(string line)
    {
        if (line.StartsWith(AnchorProgram.PublishedMark, StringComparison.Ordinal))
        {
            Told = long.Parse(line.AsSpan(AnchorProgram.PublishedMark.Length), NumberStyles.None, CultureInfo.InvariantCulture);
            published.TrySetResult();
        }
        else
        {
            settled.TrySetResult();
        }
    }
}
