using System.Diagnostics;
using Microsoft.Extensions.Options;
using Neura.EventStore;
using Neura.Near.Blocks;
using NeuraNft.Application.Chain;
using Npgsql;

namespace NeuraNft.Benchmarks.Ingest;

/// <summary>
/// Whole mainnet blocks out of files: read alone, and with the log behind them. Rates by CPU time are what one core gives.
/// </summary>
internal sealed class BlockRates(DocumentStore store, NpgsqlDataSource db, string folder, int blocks)
{
    private readonly ulong last = LakeCopies.FirstHeight + (ulong)blocks - 1;

    public async Task RunAsync(CancellationToken ct)
    {
        await ReadAsync(ct); // The first is warm-up.
        Print("read, all receipts", await ReadAsync(ct));
        Print("ingested: read, checked, cursor and blocks written", await IngestAsync(ct));
    }

    private void Print(string what, (TimeSpan Wall, TimeSpan Cpu) took) => Console.WriteLine(
        $"{what}: {blocks / took.Wall.TotalSeconds:0} blocks/s, {blocks / took.Cpu.TotalSeconds:0} blocks per CPU second");

    private Task<(TimeSpan, TimeSpan)> ReadAsync(CancellationToken ct) => MeasureAsync(async () =>
    {
        var stream = new BlockStream(Source(), new BlockStreamOptions { ToHeight = last, ReadAhead = 4 }, TimeProvider.System);
        var count = 0;
        await foreach (var block in stream.ReadAsync(LakeCopies.FirstHeight, null, ct))
            count += block.Receipts.Count > 0 ? 1 : 0;
        if (count != blocks) throw new InvalidOperationException($"{count} of {blocks} blocks");
    });

    private Task<(TimeSpan, TimeSpan)> IngestAsync(CancellationToken ct) => MeasureAsync(async () =>
    {
        using var metrics = new ChainMetrics();
        var options = Options.Create(
            new ChainOptions { Network = "copies", Contract = "nrc101.near", StartHeight = LakeCopies.FirstHeight, ReadAhead = 4 });
        var ingestion = new BlockIngestion(store, db, options, metrics);
        var follower = new ChainFollower(Source(), ingestion, options, metrics, TimeProvider.System);
        await follower.StartAsync(ct);
        while (await follower.StepAsync(ct)) { }
        if ((await ingestion.GroupsAsync(ct))[0].Cursor?.Height != last) throw new InvalidOperationException("not at the end");
    });

    private LakeBlockSource Source() => new(new LakeFolder(folder), new LakeOptions(), TimeProvider.System);

    private static async Task<(TimeSpan, TimeSpan)> MeasureAsync(Func<Task> work)
    {
        using var process = Process.GetCurrentProcess();
        var (clock, cpu) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        await work();
        process.Refresh();
        return (clock.Elapsed, process.TotalProcessorTime - cpu);
    }
}
