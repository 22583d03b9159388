using System.Text.Json;
using Neura.EventStore;
using NeuraNft.Crash.Load;
using Npgsql;

namespace NeuraNft.Crash.Children;

/// <summary>
/// A process that appends until it is killed, or until its standard input ends. It writes down each intent before it tries and each
/// acknowledgement after it, a line each, unbuffered: what is in the pipe outlives the process.
/// </summary>
internal static class WriterProgram
{
    public const string Name = "writer";
    public const string IntentMark = "I ", AcknowledgementMark = "A ";
    private const int AtOnce = 4;

    public static async Task<int> RunAsync()
    {
        await using var source = ChildProcess.DataSource();
        await using var store = Moved.Store(source);
        await using var pipe = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        var lines = TextWriter.Synchronized(pipe);
        using var stop = new CancellationTokenSource();
        var writing = Enumerable.Range(0, AtOnce).Select(i => Task.Run(() => WriteAsync(store, lines, i, stop.Token))).ToList();
        await Task.WhenAny(writing.Append(ChildProcess.ParentGoneAsync()));
        await stop.CancelAsync();
        await Task.WhenAll(writing);
        return 0;
    }

    private static async Task WriteAsync(DocumentStore store, TextWriter lines, int number, CancellationToken stop)
    {
        var (own, version) = ($"child/{Environment.ProcessId}-{Environment.TickCount64}/{number}", 0L);
        while (!stop.IsCancellationRequested)
        {
            var intent = Intent.Roll(Random.Shared, own, version);
            await lines.WriteLineAsync(IntentMark + JsonSerializer.Serialize(intent));
            var result = await Ledger.AppendAsync(store, intent, _ => Task.Delay(20, CancellationToken.None), CancellationToken.None);
            if (!result.IsWritten) throw new InvalidOperationException($"{result.Verdict} for {intent}");
            version += intent.Parts.Count(part => part.Stream == own);
            await lines.WriteLineAsync($"{AcknowledgementMark}{intent.Command} {result.Position}");
        }
    }
}
