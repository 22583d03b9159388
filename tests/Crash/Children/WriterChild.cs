using System.Globalization;
using System.Text.Json;
using NeuraNft.Crash.Load;

namespace NeuraNft.Crash.Children;

/// <summary>A writer process, seen from its parent.</summary>
internal sealed class WriterChild : IAsyncDisposable
{
    private readonly Ledger ledger;
    private readonly ChildProcess process;
    private readonly TaskCompletionSource intended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource acknowledged = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WriterChild(string connectionString, Ledger ledger)
    {
        this.ledger = ledger;
        process = ChildProcess.Start(WriterProgram.Name, connectionString, Read);
    }

    /// <summary>It is about to append for the first time.</summary>
    public Task Intended => intended.Task;

    /// <summary>It has had its first answer.</summary>
    public Task Acknowledged => acknowledged.Task;

    public Task KillAsync(CancellationToken ct) => process.KillAsync(ct);

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private void Read(string line)
    {
        if (line.StartsWith(WriterProgram.IntentMark, StringComparison.Ordinal))
        {
            ledger.Intend(JsonSerializer.Deserialize<Intent>(line.AsSpan(WriterProgram.IntentMark.Length))!);
            intended.TrySetResult();
        }
        else
        {
            var words = line[WriterProgram.AcknowledgementMark.Length..].Split(' ');
            ledger.Acknowledge(Guid.Parse(words[0]), long.Parse(words[1], CultureInfo.InvariantCulture));
            acknowledged.TrySetResult();
        }
    }
}
