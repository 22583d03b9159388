using NeuraNft.Crash.Load;
using NeuraNft.Crash.Views;

namespace NeuraNft.Crash.Children;

/// <summary>A process that runs the projection daemon until it is killed, or until its standard input ends. Says when it is there.</summary>
internal static class DaemonProgram
{
    public const string Name = "daemon";

    public static async Task<int> RunAsync()
    {
        await using var source = ChildProcess.DataSource();
        await using var store = Moved.Store(source);
        using var stop = new CancellationTokenSource();
        await store.HeadPositionAsync(stop.Token);
        await Console.Out.WriteLineAsync("ready");
        var running = ViewSet.RunDaemonAsync(store, stop.Token);
        await ChildProcess.ParentGoneAsync();
        await stop.CancelAsync();
        await running;
        return 0;
    }
}
