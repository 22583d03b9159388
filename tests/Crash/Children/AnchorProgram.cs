using Neura.Near.Rpc;
using Neura.TransparencyLog.Integrating;
using NeuraNft.Application.Audit;
using NeuraNft.Application.Audit.Anchoring;
using Npgsql;

namespace NeuraNft.Crash.Children;

/// <summary>
/// Integrates and publishes the log in steps as events come, and anchors beside it, until it is killed. A line for each size that it
/// published, and for each transaction of which it knows what became of it.
/// </summary>
internal static class AnchorProgram
{
    public const string Name = "anchor";
    public const string PublishedMark = "P ", SettledMark = "S ";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public static async Task<int> RunAsync()
    {
        await using var db = ChildProcess.DataSource();
        var work = AnchorWork.FromEnvironment();
        using var http = new HttpClient();
        var rpc = work.Client(http);
        var book = work.Book(rpc);
        using var metrics = new AnchorMetrics(TimeProvider.System);
        using var anchors = work.Anchors(db, book, rpc, metrics);
        // What fails ends the process: its parent finds that out.
        await await Task.WhenAny(ExtendAsync(db, work, book), AnchorAsync(anchors), ChildProcess.ParentGoneAsync());
        return 0;
    }

    private static async Task ExtendAsync(NpgsqlDataSource db, AnchorWork work, AnchorBook book)
    {
        var log = work.Log(db, book);
        var size = (await TreeSize.ReadAsync(work.Tiles, CancellationToken.None)).Size;
        while (true)
        {
            await using var command = db.CreateCommand("SELECT position FROM es_head");
            size = Math.Min((long)(await command.ExecuteScalarAsync())!, size + Random.Shared.Next(1, work.LargestStep));
            await log.ExtendAsync(size, CancellationToken.None);
            await Console.Out.WriteLineAsync($"{PublishedMark}{size}");
            await Task.Delay(Pause);
        }
    }

    private static async Task AnchorAsync(AnchorLog anchors)
    {
        while (true)
        {
            try
            {
                if (await anchors.RunAsync(CancellationToken.None) is { } outcome)
                    await Console.Out.WriteLineAsync($"{SettledMark}{outcome}");
            }
            catch (NearRpcException silent)
            {
                await Console.Error.WriteLineAsync(silent.Message);
            }

            await Task.Delay(Pause);
        }
    }
}
