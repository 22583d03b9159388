using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Neura.TransparencyLog.Integrating;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Tiles;
using Neura.TransparencyLog.Tree;
using Neura.TransparencyLog.Verifying;
using NeuraNft.Api.Embedded;
using NeuraNft.Domain.Audit;

namespace NeuraNft.Benchmarks.TransparencyLog;

/// <summary>The audit log's own work, against the bare SHA-256 that it cannot do without.</summary>
internal static class TlogBenchmark
{
    /// <summary>As the market integrates them.</summary>
    private const int Batch = 16_384;

    private const int Proofs = 20_000;

    public static async Task RunAsync(long leaves, long tall, CancellationToken ct)
    {
        using var folder = new TemporaryFolder();
        var entries = Entries((int)leaves);
        Bare(entries[..Batch]);
        await IntegrateAsync(new MemoryTiles(), entries[..Batch], ct);

        var bare = await Cost.OfAsync(() => Task.Run(() => Bare(entries), ct));
        Print("bare SHA-256 of the same leaves and nodes", leaves, bare, bare);
        var (memory, _) = await IntegrateAsync(new MemoryTiles(), entries, ct);
        Print("integrate, tiles in memory", leaves, memory, bare);
        var store = new FolderTileStore(Path.Combine(folder.Path, "log"));
        var (disk, tree) = await IntegrateAsync(store, entries, ct);
        Print("integrate, tiles synced to disk", leaves, disk, bare);
        await VerifyAsync(store, tree, leaves, bare, ct);
        await ProveAsync(Path.Combine(folder.Path, "tall"), tall, ct);
    }

    /// <summary>Elapsed, and the process's time on processors.</summary>
    private readonly record struct Cost(TimeSpan Elapsed, TimeSpan Processor)
    {
        public static async Task<Cost> OfAsync(Func<Task> work)
        {
            using var process = Process.GetCurrentProcess();
            var (clock, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
            await work();
            process.Refresh();
            return new Cost(clock.Elapsed, process.TotalProcessorTime - before);
        }
    }

    private static void Bare(ReadOnlyMemory<byte>[] entries)
    {
        Span<byte> hash = stackalloc byte[TreeHash.Size];
        Span<byte> node = stackalloc byte[(2 * TreeHash.Size) + 1];
        foreach (var entry in entries)
        {
            SHA256.HashData(entry.Span, hash);
            SHA256.HashData(node, hash);
        }
    }

    private static async Task<(Cost, TreeSize)> IntegrateAsync(ITileStore store, ReadOnlyMemory<byte>[] entries, CancellationToken ct)
    {
        var tree = new TreeSize(0, TreeHash.OfNothing);
        var cost = await Cost.OfAsync(async () =>
        {
            for (var at = 0; at < entries.Length; at += Batch)
                tree = await TreeIntegration.AppendAsync(store, at, entries[at..Math.Min(at + Batch, entries.Length)], ct);
        });
        return (cost, tree);
    }

    private static async Task VerifyAsync(FolderTileStore store, TreeSize tree, long leaves, Cost bare, CancellationToken ct)
    {
        var faults = 0;
        var cost = await Cost.OfAsync(async () =>
            faults = (await new LogVerifier(store, new Checkpoint("o", tree.Size, tree.Root)).VerifyAsync(null, ct)).Count);
        if (faults > 0) throw new InvalidOperationException("The log does not verify.");
        Print("verify-log, all entries and tiles from disk", leaves, cost, bare);
    }

    private static async Task ProveAsync(string folder, long leaves, CancellationToken ct)
    {
        await TallTree.WriteAsync(folder, leaves, ct);
        var store = new FolderTileStore(folder);
        var root = await new TreeReader(store, leaves).RootAsync(ct);
        var random = new Random(20261121);
        var times = new List<double>(Proofs);
        var cost = await Cost.OfAsync(async () =>
        {
            for (var i = 0; i < Proofs; i++)
            {
                var index = random.NextInt64(leaves);
                var clock = Stopwatch.GetTimestamp();
                // A reader of its own: nothing of an earlier proof is at hand but what the system caches of files.
                var reader = new TreeReader(store, leaves);
                var proof = await reader.InclusionAsync(index, ct);
                times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
                if (i % 100 == 0 && !InclusionProof.Verify(await reader.LeafAsync(index, ct), index, leaves, proof, root))
                    throw new InvalidOperationException("A proof does not verify.");
            }
        });
        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"proof of {leaves:N0} leaves from tiles: p50 {times[Proofs / 2]:F3} ms, p95 {times[Proofs * 95 / 100]:F3} ms,"
            + $" p99 {times[Proofs * 99 / 100]:F3} ms; processor {cost.Processor.TotalMilliseconds / Proofs:F3} ms"));
    }

    private static ReadOnlyMemory<byte>[] Entries(int count)
    {
        var entries = new ReadOnlyMemory<byte>[count];
        for (var i = 0; i < count; i++)
            entries[i] = new AuditLeaf(
                i + 1, Guid.CreateVersion7(), "inference_requested", 1_790_000_000_000_000 + i, RandomNumberGenerator.GetBytes(32))
                .ToEntry();
        return entries;
    }

    private static void Print(string what, long leaves, Cost cost, Cost bare) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what,-45} {leaves / cost.Elapsed.TotalSeconds,10:N0} leaves/s"
        + $"  {leaves / cost.Processor.TotalSeconds,10:N0} per second of one core  {cost.Elapsed.TotalSeconds,6:F2} s"
        + $"  {bare.Processor / cost.Processor:F2} of bare"));
}
